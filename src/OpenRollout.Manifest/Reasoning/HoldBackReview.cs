using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>Reports ROLL2010: a watched rollout includes everyone at its end, so guardrails no longer have users to compare with.</summary>
internal static class HoldBackReview
{
    public static void Run(RolloutDefinition rollout, IReadOnlyList<Audience> audiences, ProblemCollector problems)
    {
        if (rollout.Watch is not null && audiences.FirstOrDefault(IncludesEveryone) is { } everyone)
        {
            problems.Report(
                ProblemDescriptors.NoHoldBack,
                everyone.Definition.Range,
                $"guardrails watch this rollout, but stage '{PlainText.Quote(everyone.StageName)}' includes everyone, so there are no users without the feature to compare with; keep a hold-back, such as 95 %, for as long as guardrails watch");
        }
    }

    private static bool IncludesEveryone(Audience audience)
        => audience.Definition.IsEveryone && PercentageComparison.Greatest(audience.Share) == Percentage.All;
}
