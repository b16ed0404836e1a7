using System.Runtime.CompilerServices;

namespace OpenRollout.TestSupport;

/// <summary>For what happens on another thread: waits long enough for a machine that has much else to do.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Is(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"This did not happen: {what}");
            await Task.Delay(2);
        }
    }
}
