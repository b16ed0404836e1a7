using System.Globalization;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Formats times and durations as text.</summary>
internal static class PageText
{
    public static string FormatDays(int days) => days == 1 ? "1 day" : $"{days} days";

    public static string FormatCount(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string FormatSpan(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "less than a second",
        { TotalMinutes: < 2 } => $"{(int)span.TotalSeconds} s",
        { TotalHours: < 2 } => $"{(int)span.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)span.TotalHours} h",
        _ => FormatDays((int)span.TotalDays),
    };

    public static string FormatDay(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? FormatTime(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
