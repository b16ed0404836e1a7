namespace OpenRollout.Reliability.Tests.Trials;

/// <summary>Limits that only a hang reaches, however busy the machine is.</summary>
internal static class Watch
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs something on a thread of its own, and returns how long it took; fails where it does not come back.</summary>
    public static TimeSpan Time(Action action)
    {
        var start = TimeProvider.System.GetTimestamp();
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action)) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(Patience), $"this is still running after {Patience}");
        Assert.True(failure is null, failure?.ToString());
        return TimeProvider.System.GetElapsedTime(start);
    }
}
