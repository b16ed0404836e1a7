namespace OpenRollout.Manifest.Reasoning;

/// <summary>Determines which users may be a witness of a change.</summary>
internal sealed class WitnessConstraints(RolloutManifest manifest)
{
    /// <summary>The most required flags that are considered.</summary>
    private const int MaximumRequired = 16;

    private readonly RolloutManifest _manifest = manifest;

    /// <summary>Returns the constraints on users to whom the change may happen, including some that make it likely.</summary>
    public List<Constraint> Of(FlagDefinition subject, FlagDefinition changing, Change change)
    {
        var constraints = new List<Constraint>();
        foreach (var audience in Audience.Of(changing).Where(audience => PercentageComparison.Least(audience.Share) == Percentage.All && !audience.Served.IsSplit))
        {
            var keepsFromThen = audience.Stage == change.Then.Stage && audience.Number < change.Then.Number;
            var keepsFromFirst = audience.Stage < change.Then.Stage && (change.First is null || audience.IsAskedBefore(change.First));
            if (keepsFromThen || keepsFromFirst)
            {
                constraints.Add(Constraint.Not(audience.Members));
            }
        }

        AddRequired(subject, changing, constraints);
        constraints.AddRange(changing.GetRollout()!.Exclude.Select(name => Constraint.Not(new SegmentCondition(name))));
        if (change.First is { } first)
        {
            constraints.Add(new Constraint(first.Members));
        }

        constraints.Add(new Constraint(change.Then.Members));
        return constraints;
    }

    /// <summary>Adds the constraint that a user is in all flags that must be on: the subject itself and what the two require.</summary>
    private void AddRequired(FlagDefinition subject, FlagDefinition changing, List<Constraint> constraints)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { changing.Key };
        var open = new Queue<FlagDefinition>([subject, changing]);
        while (open.Count > 0 && seen.Count <= MaximumRequired)
        {
            var flag = open.Dequeue();
            if (flag.GetRollout() is not { } rollout)
            {
                continue;
            }

            if (seen.Add(flag.Key) && (ReferenceEquals(flag, subject) || !flag.DefaultValue.Equals(ManifestValue.True)))
            {
                constraints.Add(new Constraint(new AnyCondition([.. rollout.Stages.SelectMany(stage => stage.Audiences).Select(TargetConditions.Of)], default)));
                constraints.AddRange(rollout.Exclude.Select(name => Constraint.Not(new SegmentCondition(name))));
            }

            foreach (var required in rollout.Requires.Where(required => !seen.Contains(required.Value)))
            {
                open.Enqueue(_manifest.FindFlag(required.Value)!);
            }
        }
    }
}
