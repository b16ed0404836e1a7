namespace OpenFeature.Standin.Tests;

/// <summary>For what happens on another thread: waits up to ten seconds.</summary>
internal static class Eventually
{
    internal static async Task IsTrue(Func<bool> condition)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(10), "It did not happen.");
            await Task.Delay(5);
        }
    }
}
