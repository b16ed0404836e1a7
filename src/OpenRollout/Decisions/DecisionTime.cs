namespace OpenRollout.Decisions;

/// <summary>The time of decisions.</summary>
internal static class DecisionTime
{
    /// <summary>Gets the current time in whole milliseconds, which every store can keep.</summary>
    public static DateTimeOffset Now
    {
        get
        {
            var now = TimeProvider.System.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }
}
