using System.Globalization;

namespace OpenRollout.Analyzers;

/// <summary>How days and ages are written in messages.</summary>
internal static class Wording
{
    public static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Days(int days) => days == 1 ? "1 day" : FormattableString.Invariant($"{days} days");
}
