using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>Finds out whether a flag needs the targeting key on a day.</summary>
internal static class PercentageStage
{
    /// <summary>Returns the stage, of those in force, that decides by percentage or by a split of targeting keys; else null.</summary>
    public static StageDefinition? Find(FlagDefinition flag, DateTime today)
        => flag.Rollout is { } rollout
            && rollout.Unit.Value == AttributeDefinition.TargetingKey.Name
            && RolloutState.Of(flag, today) is { } state
            // Earlier stages stay in force: the active one is asked first, then those before it.
            ? rollout.Stages.Take(state.StageIndex + 1).Reverse().FirstOrDefault(stage => stage.Audiences.Any(audience => Decides(rollout, audience, today)))
            : null;

    private static bool Decides(RolloutDefinition rollout, AudienceDefinition audience, DateTime today)
        => audience.Percentage.At(today.Ticks) is > 0 and var share
            && (share < Percentage.All || (audience.Serve ?? rollout.Serve) is { Single: null });
}
