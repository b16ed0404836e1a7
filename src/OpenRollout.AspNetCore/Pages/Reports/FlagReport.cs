using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>The status of a flag. Times and days are UTC.</summary>
/// <param name="Key">The key of the flag.</param>
/// <param name="Type">The value type.</param>
/// <param name="Enabled">False if the flag is switched off for everyone.</param>
/// <param name="Status">The state in one sentence, with the environment, the time and the reason.</param>
/// <param name="Layer">The layer that decides the state.</param>
/// <param name="Reason">The reason that this layer states; null if it states none.</param>
/// <param name="Decision">The identifier of the strictest decision in force; null if there is none.</param>
/// <param name="Default">The value of users who are not in the rollout, as JSON.</param>
/// <param name="Description">The description of the flag.</param>
/// <param name="Stage">The name of the active stage; null if no stage is active.</param>
/// <param name="StageNumber">The number of the active stage, starting with 1; 0 if no stage is active.</param>
/// <param name="StageCount">The number of stages.</param>
/// <param name="HeldAt">The name of the last stage that decisions let the flag reach; null if no decision holds it.</param>
/// <param name="PlannedStage">The name of the stage that would be active without decisions; null if none would be.</param>
/// <param name="Since">The time since which the stage is active or the flag is switched off; null if no layer specifies it.</param>
/// <param name="AgeDays">The number of days since <paramref name="Since"/>.</param>
/// <param name="NextStage">The name of the stage that a schedule starts next; null if there is none.</param>
/// <param name="NextStageAt">The time at which <paramref name="NextStage"/> starts.</param>
/// <param name="Owner">The owner of the flag.</param>
/// <param name="Kind">The kind of flag.</param>
/// <param name="Created">The day on which the flag was created.</param>
/// <param name="RemoveBy">The day by which the flag should be removed.</param>
/// <param name="Stages">The stages with their audiences.</param>
/// <param name="Excludes">The names of segments that are excluded from the rollout.</param>
/// <param name="Requires">The keys of flags that must be on for the user.</param>
/// <param name="Variants">The variants that the manifest declares.</param>
/// <param name="Guardrails">The evidence of the guardrails that watch the flag; empty if none does.</param>
internal sealed record FlagReport(
    string Key,
    string Type,
    bool Enabled,
    string Status,
    FlagStateLayer Layer,
    string? Reason,
    string? Decision,
    string Default,
    string? Description,
    string? Stage,
    int StageNumber,
    int StageCount,
    string? HeldAt,
    string? PlannedStage,
    DateTime? Since,
    int? AgeDays,
    string? NextStage,
    DateTimeOffset? NextStageAt,
    string? Owner,
    string? Kind,
    DateTime? Created,
    DateTime? RemoveBy,
    IReadOnlyList<StageReport> Stages,
    IReadOnlyList<string> Excludes,
    IReadOnlyList<string> Requires,
    IReadOnlyList<VariantReport> Variants,
    IReadOnlyList<GuardrailReport> Guardrails)
{
    public static FlagReport Of(FlagStatus status, IEnumerable<GuardrailStatus> guardrails, DateTimeOffset now)
    {
        var (flag, rollout) = (status.Definition, status.Rollout);
        return new FlagReport(
            flag.Key,
            flag.Type.ToString(),
            status.IsEnabled,
            status.ToString(),
            status.Layer,
            status.Reason,
            status.Decision?.Id,
            flag.DefaultValue.ToString(),
            flag.Description,
            status.Stage?.Name,
            status.ActiveStage + 1,
            status.Stages.Count,
            status.HeldStage?.Name,
            status.PlannedStage?.Name,
            status.Since,
            status.Since is { } since ? Math.Max(0, (now.UtcDateTime - since).Days) : null,
            status.NextStage?.Name,
            status.NextStage?.StartsAt is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
            flag.Lifecycle.Owner,
            flag.Lifecycle.Kind is { } kind ? Describe(kind) : null,
            flag.Lifecycle.Created,
            flag.Lifecycle.RemoveBy,
            rollout is null ? [] : StageReport.Of(status, rollout),
            [.. (rollout?.Exclude ?? []).Select(segment => segment.Value)],
            [.. (rollout?.Requires ?? []).Select(required => required.Value)],
            [.. flag.Variants.Where(_ => flag.DeclaresVariants).Select(variant => new VariantReport(variant.Name, variant.Value.ToString()))],
            [.. guardrails.Select(GuardrailReport.Of)]);
    }

    private static string Describe(LifecycleKind kind) => kind == LifecycleKind.KillSwitch ? "kill switch" : kind.ToString().ToLowerInvariant();
}
