using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>Finds the stage for which an evaluation of a flag needs the targeting key.</summary>
internal static class PercentageStage
{
    /// <summary>Returns the stage in effect that uses a percentage or a split of targeting keys; null if there is none.</summary>
    public static StageDefinition? Find(FlagDefinition flag, DateTime today)
        => flag.GetRollout() is { } rollout
            && rollout.Unit.Value == AttributeDefinition.TargetingKey.Name
            && RolloutState.Of(flag, today) is { } state
            // Earlier stages stay in effect. The active one is evaluated first, then those before it.
            ? rollout.Stages.Take(state.StageIndex + 1).Reverse().FirstOrDefault(stage => stage.Audiences.Any(audience => Decides(rollout, audience, today)))
            : null;

    private static bool Decides(RolloutDefinition rollout, AudienceDefinition audience, DateTime today)
        => audience.Percentage.At(today.Ticks) is > 0 and var share
            && (share < Percentage.All || rollout.ServeFor(audience) is { Single: null });
}
