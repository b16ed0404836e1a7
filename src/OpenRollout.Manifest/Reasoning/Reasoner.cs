using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Reasoning.Witnesses;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>Reviews a manifest without errors and reports what is probably a mistake. Never throws; its work is limited.</summary>
internal static class Reasoner
{
    /// <summary>In a rollout with more audiences they are not compared with each other, as that takes quadratic time.</summary>
    private const int MaximumAudiences = 500;

    public static void Run(RolloutManifest manifest, ProblemCollector problems) => Run(manifest, problems, (_, _) => { });

    /// <summary>Reviews the flags of a merged manifest that its overlay touches, and the overlay's segments.</summary>
    public static void Run(RolloutManifest manifest, ProblemCollector problems, HashSet<string> flags) => Run(manifest, problems, (_, _) => { }, flags);

    /// <summary>Reviews a manifest. Passes on the witnesses of ROLL2006, each with the position of its report.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="problems">Receives the problems.</param>
    /// <param name="onWitness">Receives the witnesses.</param>
    /// <param name="touched">The flags that an overlay touches, to review only them and the overlay's segments; null to review everything.</param>
    /// <returns>The number of steps taken.</returns>
    public static long Run(RolloutManifest manifest, ProblemCollector problems, Action<TextRange, Witness> onWitness, HashSet<string>? touched = null)
    {
        var workspace = new Workspace();
        var solver = new Solver(manifest, workspace);
        var contradictions = new ContradictionReview(solver, problems);
        var coverage = new CoverageReview(solver, workspace, problems);
        var changes = new ChangeReview(manifest, new WitnessSearch(manifest, solver, workspace), workspace, (range, message, witness) =>
        {
            problems.Report(ProblemDescriptors.UnstableValue, range, message);
            onWitness(range, witness);
        });
        foreach (var segment in manifest.Segments)
        {
            if (touched is null || segment.Range.Layer == ManifestLayer.Overlay)
            {
                workspace.Budget.BeginSubject();
                contradictions.Review(segment);
            }
        }

        foreach (var flag in manifest.Flags)
        {
            if (touched is not null && !touched.Contains(flag.Key))
            {
                continue;
            }

            OpenFeatureCheck.Run(flag, problems);
            if (flag.GetRollout() is { } rollout)
            {
                workspace.Budget.BeginSubject();
                Review(flag, rollout, manifest.FindAttribute(rollout.Unit.Value)!, contradictions, coverage, changes, problems);
            }
        }

        return workspace.Budget.Spent;
    }

    private static void Review(
        FlagDefinition flag,
        RolloutDefinition rollout,
        AttributeDefinition unit,
        ContradictionReview contradictions,
        CoverageReview coverage,
        ChangeReview changes,
        ProblemCollector problems)
    {
        var audiences = Audience.Of(flag);
        HoldBackReview.Run(rollout, audiences, problems);
        foreach (var audience in audiences)
        {
            contradictions.Review(audience.Definition);
        }

        if (audiences.Count <= MaximumAudiences)
        {
            coverage.Review(rollout, unit, audiences);
            changes.Review(flag, rollout, audiences);
        }
    }
}
