using System.Globalization;

namespace OpenRollout.Manifest;

/// <summary>A share of an audience: fixed, or growing with time. Shares are integers in thousandths of a percent, 0 to 100000.</summary>
public abstract record Percentage
{
    /// <summary>All of an audience, in thousandths of a percent.</summary>
    public const int All = 100_000;

    private protected Percentage()
    {
    }

    /// <summary>The whole audience, always.</summary>
    public static Percentage Everyone { get; } = new FixedPercentage(All);

    /// <summary>Returns the share at a time.</summary>
    /// <param name="utcTicks">The time in UTC ticks of 100 nanoseconds.</param>
    /// <returns>Thousandths of a percent, 0 to 100000.</returns>
    public abstract int At(long utcTicks);

    /// <summary>Writes thousandths of a percent as a percentage: <c>12.5 %</c>.</summary>
    internal static string Write(int thousandths) => $"{(thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture)} %";
}
