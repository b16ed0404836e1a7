using OpenRollout.Cli.Populations;
using OpenRollout.Evaluation;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>The result of a simulation at one stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="In">The number of users in the rollout.</param>
/// <param name="Share">The percentage of users in the rollout, 0 to 100.</param>
/// <param name="Errors">The number of users whose evaluation fails, because their unit is missing.</param>
/// <param name="Variants">The number of users who get each variant, the default included.</param>
internal sealed record SimulatedStageReport(string Stage, long In, double Share, long Errors, IReadOnlyDictionary<string, long> Variants)
{
    /// <summary>Creates the report of a stage for some groups.</summary>
    public static SimulatedStageReport Of(string stage, int index, RolloutProgram program, IReadOnlyList<UserGroup> groups)
    {
        var (users, isIn, errors) = (groups.Sum(group => group.Users), 0L, 0L);
        var variants = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var outcome = 0; outcome < program.Outcomes.Count; outcome++)
        {
            var count = groups.Sum(group => group.Outcomes[index][outcome]);
            if (count == 0)
            {
                continue;
            }

            var result = program.OutcomeAt(outcome);
            isIn += result.Stage is null ? 0 : count;
            errors += result.Error == EvaluationError.None ? 0 : count;
            if (result.Variant is { } variant)
            {
                variants[variant] = variants.GetValueOrDefault(variant) + count;
            }
        }

        return new SimulatedStageReport(stage, isIn, users == 0 ? 0 : Math.Round(100.0 * isIn / users, 3), errors, variants);
    }
}
