using System.Globalization;

namespace OpenRollout.Manifest;

/// <summary>A percentage of the users whom an audience targets: fixed, or growing with time. The unit is a thousandth of a percent, from 0 to 100000. Immutable.</summary>
public abstract record Percentage
{
    /// <summary>The value of 100 percent in thousandths of a percent.</summary>
    public const int All = 100_000;

    private protected Percentage()
    {
    }

    /// <summary>Gets the percentage that is 100 percent at any time.</summary>
    public static Percentage Everyone { get; } = new FixedPercentage(All);

    /// <summary>Returns the percentage at a time. It never falls as time passes.</summary>
    /// <param name="utcTicks">The time in UTC ticks of 100 nanoseconds.</param>
    /// <returns>The percentage in thousandths of a percent, 0 to 100000.</returns>
    public abstract int At(long utcTicks);

    /// <summary>Writes thousandths of a percent as a percentage: <c>12.5 %</c>.</summary>
    internal static string Write(int thousandths) => $"{(thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture)} %";
}
