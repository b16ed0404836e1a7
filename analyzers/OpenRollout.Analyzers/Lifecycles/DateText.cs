using System.Globalization;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>Formats days and ages for messages.</summary>
internal static class DateText
{
    public static string Format(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string FormatDays(int days) => days == 1 ? "1 day" : FormattableString.Invariant($"{days} days");
}
