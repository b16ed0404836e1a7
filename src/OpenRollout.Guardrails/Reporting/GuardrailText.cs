using System.Globalization;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Guardrails.Reporting;

/// <summary>Describes the evidence of guardrails in words, for pages, terminals, logs and decisions.</summary>
internal static class GuardrailText
{
    /// <summary>Returns the counts and, if there is a bound, the ratio: <c>31 users with the feature and 12 without had 'checkout.failed': between 2.1 and 8.7 times as often with the feature</c>.</summary>
    public static string Describe(GuardrailStatus status) => DescribeRatio(status) is { } ratio ? $"{DescribeCounts(status)}: {ratio}" : DescribeCounts(status);

    /// <summary>Returns the counts: <c>31 users with the feature and 12 without had 'checkout.failed'</c>.</summary>
    public static string DescribeCounts(GuardrailStatus status)
        => string.Create(CultureInfo.InvariantCulture, $"{status.Treated:N0} {(status.Treated == 1 ? "user" : "users")} with the feature and {status.Control:N0} without had '{PlainText.Quote(status.Event)}'");

    /// <summary>Returns how often users with the feature have the event, compared with the others: <c>between 2.1 and 8.7 times as often with the feature</c>; null without a bound. Bounds are rounded outwards.</summary>
    public static string? DescribeRatio(GuardrailStatus status) => (FormatLower(status.RatioAtLeast), FormatUpper(status.RatioAtMost)) switch
    {
        (null, null) => null,
        ({ } lower, null) => $"at least {lower} times as often with the feature",
        (null, { } upper) => $"at most {upper} times as often with the feature",
        var (lower, upper) => $"between {lower} and {upper} times as often with the feature",
    };

    /// <summary>Returns the evidence as a percentage of the threshold: <c>38 %</c>. It is rounded down, so 100 % is never shown before the threshold is reached.</summary>
    public static string FormatEvidence(double evidence)
        => double.IsFinite(evidence) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor((Math.Max(evidence, 0) * 100) + 1e-9):N0} %") : "unknown";

    /// <summary>Returns a ratio for display: one decimal place, two below 1, and none from 10 on.</summary>
    public static string FormatRatio(double ratio) => Format(Math.Round(ratio, DecimalsOf(ratio)), DecimalsOf(ratio));

    private static string? FormatLower(double bound)
    {
        var scale = Math.Pow(10, DecimalsOf(bound));
        var rounded = Math.Floor(bound * scale) / scale;
        return double.IsFinite(bound) && rounded > 0 ? Format(rounded, DecimalsOf(bound)) : null;
    }

    private static string? FormatUpper(double bound)
    {
        var scale = Math.Pow(10, DecimalsOf(bound));
        return double.IsFinite(bound) ? Format(Math.Ceiling(bound * scale) / scale, DecimalsOf(bound)) : null;
    }

    private static string Format(double value, int decimals) => value.ToString(string.Create(CultureInfo.InvariantCulture, $"N{decimals}"), CultureInfo.InvariantCulture);

    private static int DecimalsOf(double value) => value < 1 ? 2 : value < 10 ? 1 : 0;
}
