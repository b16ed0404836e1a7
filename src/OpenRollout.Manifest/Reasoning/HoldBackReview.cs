using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// Reports ROLL2010: a watched rollout includes everyone, and no stage keeps a small part of the users for guardrails to compare with. A
/// rollout that has such a stage before the one for everyone was watched while almost everyone had the feature.
/// </summary>
internal static class HoldBackReview
{
    private const int AlmostEveryone = 90 * Percentage.All / 100;

    public static void Run(RolloutDefinition rollout, IReadOnlyList<Audience> audiences, ProblemCollector problems)
    {
        if (rollout.Watch is not null && !audiences.Any(HoldsBack) && audiences.FirstOrDefault(IncludesEveryone) is { } everyone)
        {
            problems.Report(
                ProblemDescriptors.NoHoldBack,
                everyone.Definition.Range,
                $"guardrails watch this rollout, but stage '{PlainText.Quote(everyone.StageName)}' includes everyone, so there are no users without the feature to compare with; keep a hold-back, such as 95 %, for as long as guardrails watch");
        }
    }

    private static bool HoldsBack(Audience audience)
        => audience.Definition.IsEveryone && PercentageComparison.Greatest(audience.Share) is >= AlmostEveryone and < Percentage.All;

    private static bool IncludesEveryone(Audience audience)
        => audience.Definition.IsEveryone && PercentageComparison.Greatest(audience.Share) == Percentage.All;
}
