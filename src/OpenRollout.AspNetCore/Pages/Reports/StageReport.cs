using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>A stage of a rollout.</summary>
/// <param name="Name">The name of the stage.</param>
/// <param name="InForce">True if the audiences apply now: the flag is enabled, and the stage is the active stage or an earlier one.</param>
/// <param name="StartsAt">The time at which a schedule starts the stage; null without a schedule.</param>
/// <param name="Audiences">The audiences that the stage adds.</param>
internal sealed record StageReport(string Name, bool InForce, DateTimeOffset? StartsAt, IReadOnlyList<AudienceReport> Audiences)
{
    public static IReadOnlyList<StageReport> Of(FlagStatus status, RolloutDefinition rollout) =>
    [
        .. status.Stages.Select((stage, index) => new StageReport(
            stage.Name,
            status.IsEnabled && index <= status.ActiveStage,
            stage.StartsAt is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
            [.. stage.Audiences.Select(audience => AudienceReport.Of(audience, status.Definition, rollout, status.EvaluationTime))])),
    ];
}
