using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>A stage of a rollout.</summary>
/// <param name="Name">Its name.</param>
/// <param name="InForce">Whether its audiences count now: those of the active stage and of all before it do.</param>
/// <param name="StartsAt">When a schedule starts it; null where none does.</param>
/// <param name="Audiences">Whom it adds.</param>
internal sealed record StageReport(string Name, bool InForce, DateTimeOffset? StartsAt, IReadOnlyList<AudienceReport> Audiences)
{
    public static IReadOnlyList<StageReport> Of(FlagStatus status, RolloutDefinition rollout, DateTimeOffset now) =>
    [
        .. status.Stages.Select((stage, index) => new StageReport(
            stage.Name,
            status.Definition.IsEnabled && index <= status.ActiveStage,
            stage.StartsAt is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
            [.. stage.Audiences.Select(audience => AudienceReport.Of(audience, status.Definition, rollout, now))])),
    ];
}
