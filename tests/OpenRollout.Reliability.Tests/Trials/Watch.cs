namespace OpenRollout.Reliability.Tests.Trials;

/// <summary>Time limits that only a hang reaches, even on a busy machine.</summary>
internal static class Watch
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs an action on a separate thread and returns its duration; fails if it does not end.</summary>
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
