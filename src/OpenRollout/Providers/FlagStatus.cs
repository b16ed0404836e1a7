using OpenRollout.Decisions;
using OpenRollout.Manifest;
using OpenRollout.Providers;

namespace OpenRollout;

/// <summary>The state of a flag at one time: whether it is enabled, its stages and the active one, and which layer decided that. Immutable.</summary>
public sealed class FlagStatus
{
    private readonly FlagDecision? _decision;

    private FlagStatus(FlagDefinition definition, FlagDecision? decision, string? environment, DateTimeOffset now)
    {
        (Definition, _decision, Environment, Rollout) = (definition, decision, environment, definition.GetRollout());
        IsEnabled = definition.IsEnabled && decision is not { IsOff: true };
        Stages = Rollout?.Stages ?? [];
        HeldStage = decision is { HoldAt: { } hold } ? Stages.FirstOrDefault(stage => stage.Name == hold) : null;
        EvaluationTime = HeldStage is not null && decision!.Since < now ? decision.Since : now;
        var planned = Rollout?.ActiveStageAt(now.UtcTicks) ?? -1;
        PlannedStage = planned >= 0 ? Stages[planned] : null;
        ActiveStage = HeldStage is null ? planned : Math.Min(Rollout!.ActiveStageAt(EvaluationTime.UtcTicks), IndexOf(HeldStage));
        Layer = !definition.IsEnabled ? LayerOf(definition.EnabledLayer)
            : !IsEnabled || (HeldStage is not null && (ActiveStage != planned || Stage == HeldStage)) ? FlagStateLayer.Decision
            : LayerOf(Rollout?.StageLayer ?? definition.EnabledLayer);
    }

    /// <summary>Gets the flag's definition in the manifest and its overlay, without decisions.</summary>
    public FlagDefinition Definition { get; }

    /// <summary>Gets a value indicating whether the flag is enabled. False if the manifest, its overlay or a decision switches it off: everyone then gets the default value.</summary>
    public bool IsEnabled { get; }

    /// <summary>Gets the stages of the flag's rollout, in order; empty if the flag has no rollout.</summary>
    public IReadOnlyList<StageDefinition> Stages { get; }

    /// <summary>Gets the index of the active stage in <see cref="Stages"/>, which a decision may hold; -1 if no stage is active.</summary>
    public int ActiveStage { get; }

    /// <summary>Gets a value indicating whether a schedule starts the stages.</summary>
    public bool IsScheduled => Rollout is { IsScheduled: true };

    /// <summary>Gets the active stage; null if no stage is active.</summary>
    public StageDefinition? Stage => ActiveStage >= 0 ? Stages[ActiveStage] : null;

    /// <summary>Gets the stage that the schedule starts next; null if the rollout has no schedule, its last stage is active, or a decision holds it.</summary>
    public StageDefinition? NextStage => IsScheduled && HeldStage is null && ActiveStage + 1 < Stages.Count ? Stages[ActiveStage + 1] : null;

    /// <summary>Gets the last stage that decisions let the flag reach; null if no decision holds the flag. Schedules and percentages do not advance while it is held.</summary>
    public StageDefinition? HeldStage { get; }

    /// <summary>Gets the layer that decides the state: for a flag that is off, the layer that switches it off; otherwise, the layer that decides which stage is active.</summary>
    public FlagStateLayer Layer { get; }

    /// <summary>Gets the strictest decision in force for the flag; null if there is none. It decides the state only if <see cref="Layer"/> is <see cref="FlagStateLayer.Decision"/>.</summary>
    public RolloutDecision? Decision => _decision?.Decision;

    /// <summary>Gets the environment that the manifest is served for, whether it has an overlay or not; null if there is none.</summary>
    public string? Environment { get; }

    /// <summary>
    /// Gets the time since which the flag has been in its current state, in UTC: the time of the decision that decides it; for a flag
    /// that is switched off, its <c>disabledSince</c>; for a scheduled stage, its <c>startsAt</c>; for another stage, its <c>since</c>.
    /// Null if no layer states it or no stage is active.
    /// </summary>
    public DateTime? Since => Layer == FlagStateLayer.Decision ? Decision!.Since.UtcDateTime
        : !IsEnabled ? Definition.DisabledSince
        : Stage is not { } stage ? null
        : stage.StartsAt is { } ticks && IsScheduled ? new DateTime(ticks, DateTimeKind.Utc)
        : stage.Since;

    /// <summary>Gets the reason for the state, from the layer that decides it; null if it states none.</summary>
    public string? Reason => Layer == FlagStateLayer.Decision ? Decision!.Reason : Definition.Reason;

    /// <summary>Gets the time at which schedules and percentages are evaluated: the time of the status, or of an earlier hold.</summary>
    internal DateTimeOffset EvaluationTime { get; }

    /// <summary>Gets the stage that would be active without decisions; null if none would be.</summary>
    internal StageDefinition? PlannedStage { get; }

    /// <summary>Gets the rollout, which is read from the manifest's text; null if the flag has none.</summary>
    internal RolloutDefinition? Rollout { get; }

    /// <summary>Returns the state in one sentence: <c>chat.reactions is off in Production since 2026-11-26: floods the notification queue</c>.</summary>
    public override string ToString() => FlagStatusText.Write(this);

    /// <summary>Determines the state of a flag.</summary>
    /// <param name="flag">The flag, as the served manifest defines it with decisions.</param>
    /// <param name="decisions">The flags that decisions switch off or hold, by key.</param>
    /// <param name="environment">The environment that the manifest is served for; null if there is none.</param>
    /// <param name="now">The time to evaluate schedules at.</param>
    internal static FlagStatus Of(FlagDefinition flag, IReadOnlyDictionary<string, FlagDecision> decisions, string? environment, DateTimeOffset now)
        => decisions.TryGetValue(flag.Key, out var decision)
            ? new FlagStatus(decision.Definition, decision, environment, now)
            : new FlagStatus(flag, null, environment, now);

    private static FlagStateLayer LayerOf(ManifestLayer layer) => layer == ManifestLayer.Overlay ? FlagStateLayer.Overlay : FlagStateLayer.Manifest;

    private int IndexOf(StageDefinition stage)
    {
        var index = 0;
        while (Stages[index] != stage)
        {
            index++;
        }

        return index;
    }
}
