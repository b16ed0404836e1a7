using System.Globalization;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>The day of the build, and how long a flag may stay as it is. All of it is said by the project, never by a clock.</summary>
/// <param name="Today">The UTC day.</param>
/// <param name="FinishedAfterDays">Days for which a flag may be on for everyone.</param>
/// <param name="StuckAfterDays">Days for which a flag may stay in a partial stage.</param>
/// <param name="DisabledAfterDays">Days for which a flag may be switched off.</param>
internal sealed record LifecycleSettings(DateTime Today, int FinishedAfterDays, int StuckAfterDays, int DisabledAfterDays)
{
    /// <summary>Returns the settings, or null where the project tells no day: then nothing has an age.</summary>
    public static LifecycleSettings? Of(ProjectOptions options)
        => DateTime.TryParseExact(
            options.FindProperty("OpenRolloutToday"),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var today)
            ? new LifecycleSettings(
                today,
                DaysOf(options, "OpenRolloutFinishedAfterDays", 14),
                DaysOf(options, "OpenRolloutStuckAfterDays", 30),
                DaysOf(options, "OpenRolloutDisabledAfterDays", 30))
            : null;

    /// <summary>The whole days from a day until today.</summary>
    public int DaysSince(DateTime day) => (Today - day.Date).Days;

    private static int DaysOf(ProjectOptions options, string name, int usual)
        => int.TryParse(options.FindProperty(name), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : usual;
}
