using System.Globalization;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>The day of the build and the allowed ages. All values come from the project, never from a clock.</summary>
/// <param name="Today">The UTC day of the build.</param>
/// <param name="FinishedAfterDays">The number of days a rollout can serve everyone the same variant.</param>
/// <param name="StuckAfterDays">The number of days a rollout can stay in a partial stage.</param>
/// <param name="DisabledAfterDays">The number of days a flag can be switched off.</param>
/// <param name="Environments">The environments whose state decides the age of flags; empty for the default.</param>
internal sealed record LifecycleSettings(DateTime Today, int FinishedAfterDays, int StuckAfterDays, int DisabledAfterDays, IReadOnlyList<string> Environments)
{
    /// <summary>Returns the settings, or null if the project does not set the day of the build; then no flag has an age.</summary>
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
                DaysOf(options, "OpenRolloutDisabledAfterDays", 30),
                NamesOf(options.FindProperty("OpenRolloutEnvironments")))
            : null;

    /// <summary>Returns the number of whole days from a day until today.</summary>
    public int DaysSince(DateTime day) => (Today - day.Date).Days;

    private static IReadOnlyList<string> NamesOf(string? list)
        => list is null ? [] : [.. list.Split(',').Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static int DaysOf(ProjectOptions options, string name, int usual)
        => int.TryParse(options.FindProperty(name), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : usual;
}
