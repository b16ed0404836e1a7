namespace OpenRollout.Manifest;

/// <summary>Who is in, stage by stage, and what they get.</summary>
public sealed record RolloutDefinition
{
    /// <summary>The place of the rollout in the manifest.</summary>
    public required TextRange Range { get; init; }

    /// <summary>The stages, in the order in which they come.</summary>
    public required IReadOnlyList<StageDefinition> Stages { get; init; }

    /// <summary>The stage that the manifest makes the active one; it holds any schedule.</summary>
    public Name? ActiveStage { get; init; }

    /// <summary>What those get who are in, unless their audience says otherwise; null where the manifest does not say.</summary>
    public ServeDefinition? Serve { get; init; }

    /// <summary>Segments that are never in.</summary>
    public IReadOnlyList<Name> Exclude { get; init; } = [];

    /// <summary>Boolean flags that must be true for the user first.</summary>
    public IReadOnlyList<Name> Requires { get; init; } = [];

    /// <summary>The attribute by whose value users are put into buckets.</summary>
    public Name Unit { get; init; } = new(AttributeDefinition.TargetingKey.Name, default);

    /// <summary>What is hashed before the unit: the flag's key unless the manifest says otherwise.</summary>
    public required string Salt { get; init; }

    /// <summary>Whether the stages start by themselves at their times.</summary>
    public bool IsScheduled => ActiveStage is null && Stages.Count > 0 && Stages[0].StartsAt is not null;

    /// <summary>The index of the active stage in a rollout that is not scheduled; -1 where no stage is active yet.</summary>
    public int ActiveStageIndex
    {
        get
        {
            for (var index = 0; ActiveStage is { } active && index < Stages.Count; index++)
            {
                if (Stages[index].Name == active.Value)
                {
                    return index;
                }
            }

            return -1;
        }
    }
}
