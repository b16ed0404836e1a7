namespace OpenRollout.Manifest;

/// <summary>The rollout of a flag: which users are in at each stage, and which variant they get. Immutable.</summary>
public sealed class RolloutDefinition
{
    /// <summary>Gets the position of the flag's key in the manifest.</summary>
    public TextRange Range { get; init; }

    /// <summary>Gets the stages, in the order in which the rollout goes through them.</summary>
    public required IReadOnlyList<StageDefinition> Stages { get; init; }

    /// <summary>
    /// Gets the stage that the manifest names as the active one, or null if it names none. A named stage overrides a
    /// schedule.
    /// </summary>
    public Name? ActiveStage { get; init; }

    /// <summary>
    /// Gets the variant or split that users in the rollout get, unless their audience has its own
    /// <see cref="AudienceDefinition.Serve"/>. If null, a boolean flag serves the opposite of its default.
    /// </summary>
    public ServeDefinition? Serve { get; init; }

    /// <summary>Gets the names of the segments whose members are never in; empty if there are none.</summary>
    public IReadOnlyList<Name> Exclude { get; init; } = [];

    /// <summary>Gets the keys of the boolean flags that must be true for a user to be in; empty if there are none.</summary>
    public IReadOnlyList<Name> Requires { get; init; } = [];

    /// <summary>Gets the name of the attribute whose value determines a user's bucket; the targeting key by default.</summary>
    public Name Unit { get; init; } = new(AttributeDefinition.TargetingKey.Name, default);

    /// <summary>Gets the text that is hashed before the unit; the flag's key unless the manifest sets another.</summary>
    public required string Salt { get; init; }

    /// <summary>
    /// Gets a value indicating whether <c>"stage": null</c> states that the rollout has not started. Then no stage is
    /// active, even if the stages have start times.
    /// </summary>
    public bool IsNotStarted { get; init; }

    /// <summary>Gets the position of the salt; null if it is the flag's key.</summary>
    internal TextRange? SaltRange { get; init; }

    /// <summary>Gets the guardrails that watch the rollout, or null if none do.</summary>
    public WatchDefinition? Watch { get; init; }

    /// <summary>Gets the layer that decides which stage is active: the one that sets <c>stage</c>, or the start times of a schedule.</summary>
    public ManifestLayer StageLayer { get; init; }

    /// <summary>Gets a value indicating whether the stages become active at their own start times.</summary>
    public bool IsScheduled => !IsNotStarted && ActiveStage is null && Stages.Count > 0 && Stages[0].StartsAt is not null;

    /// <summary>
    /// Gets the index of the stage that <see cref="ActiveStage"/> names, or -1 if the manifest names none. To find the
    /// active stage of a scheduled rollout, compare <see cref="StageDefinition.StartsAt"/> with a time.
    /// </summary>
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

    /// <summary>Returns what the users of an audience get: the audience's own <c>serve</c>, otherwise the rollout's; null if a boolean flag has neither.</summary>
    internal ServeDefinition? ServeFor(AudienceDefinition audience) => audience.Serve ?? Serve;

    /// <summary>Returns the index of the active stage at a time, or -1 if no stage is active yet.</summary>
    /// <param name="utcTicks">The time in UTC ticks of 100 nanoseconds; only a schedule depends on it.</param>
    internal int ActiveStageAt(long utcTicks)
    {
        if (!IsScheduled)
        {
            return ActiveStageIndex;
        }

        var index = Stages.Count - 1;
        while (index >= 0 && Stages[index].StartsAt > utcTicks)
        {
            index--;
        }

        return index;
    }

    /// <summary>Returns a copy with other stages.</summary>
    internal RolloutDefinition WithStages(IReadOnlyList<StageDefinition> stages, Name? active) => new()
    {
        Stages = stages,
        ActiveStage = active,
        Range = Range,
        Serve = Serve,
        Exclude = Exclude,
        Requires = Requires,
        Unit = Unit,
        Salt = Salt,
        SaltRange = SaltRange,
        IsNotStarted = IsNotStarted,
        StageLayer = StageLayer,
        Watch = Watch,
    };
}
