using System.Runtime.CompilerServices;

namespace OpenRollout.TestSupport;

/// <summary>Waits for a condition that another thread fulfills, long enough for a machine under heavy load.</summary>
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
