namespace OpenFeature.Standin.Tests;

/// <summary>Waits up to ten seconds for a condition that another thread fulfills.</summary>
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
