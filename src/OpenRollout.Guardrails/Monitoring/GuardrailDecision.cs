using System.Globalization;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Reporting;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>The decision of a guardrail.</summary>
internal static class GuardrailDecision
{
    /// <summary>
    /// Returns the identifier of a watch's only decision. It does not depend on the time or the counts, so every process and
    /// every start has the same: a guardrail decides once for each salt, and a withdrawal also ends what is decided again without knowing it.
    /// </summary>
    public static string IdOf(WatchIdentity watch) => $"guardrail-{WatchDigest.Of(watch).Name}";

    /// <summary>Creates the decision, which lapses with the salt.</summary>
    /// <param name="status">The evidence.</param>
    /// <param name="id">The identifier.</param>
    /// <param name="since">The time of the decision.</param>
    public static RolloutDecision Create(GuardrailStatus status, string id, DateTimeOffset since) => new()
    {
        Id = id,
        FlagKey = status.FlagKey,
        Salt = status.Salt,
        Since = since,
        By = $"guardrail {status.Guardrail}",
        Reason = Describe(status),
    };

    /// <summary>Returns the counts and the ratio: <c>31 users with the feature and 12 without had 'checkout.failed', at least 2.1 times as often with the feature; tolerated are 1.1 times</c>.</summary>
    private static string Describe(GuardrailStatus status)
    {
        var ratio = GuardrailText.DescribeRatio(status);
        return string.Create(CultureInfo.InvariantCulture, $"{GuardrailText.DescribeCounts(status)}{(ratio is null ? "" : $", {ratio}")}; tolerated: {status.ToleratedRatio:0.###}");
    }
}
