using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>Where a flag stands. Times are UTC, days UTC days.</summary>
/// <param name="Key">The key.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Enabled">False while it is switched off for everyone.</param>
/// <param name="Default">What everyone gets who is not in, as JSON.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Stage">The active stage; null without any.</param>
/// <param name="StageNumber">Its number from 1; 0 without any.</param>
/// <param name="StageCount">How many stages there are.</param>
/// <param name="Since">Since when it stands there, or is switched off; null where the manifest does not say.</param>
/// <param name="AgeDays">How many days that is.</param>
/// <param name="NextStage">What a schedule starts next.</param>
/// <param name="NextStageAt">When.</param>
/// <param name="Owner">Who decides about it.</param>
/// <param name="Kind">What kind of flag it is.</param>
/// <param name="Created">When it was made.</param>
/// <param name="RemoveBy">By when it should be gone.</param>
/// <param name="Stages">The stages with their audiences.</param>
/// <param name="Excludes">The segments that are never in.</param>
/// <param name="Requires">The flags that must be on for the user first.</param>
/// <param name="Variants">The variants that the manifest declares.</param>
internal sealed record FlagReport(
    string Key,
    string Type,
    bool Enabled,
    string Default,
    string? Description,
    string? Stage,
    int StageNumber,
    int StageCount,
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
    IReadOnlyList<VariantReport> Variants)
{
    public static FlagReport Of(FlagStatus status, DateTimeOffset now)
    {
        var flag = status.Definition;
        // Once: it is read from the manifest's text.
        var rollout = flag.Rollout;
        return new FlagReport(
            flag.Key,
            flag.Type.ToString(),
            flag.IsEnabled,
            flag.DefaultValue.ToString(),
            flag.Description,
            status.Stage?.Name,
            status.ActiveStage + 1,
            status.Stages.Count,
            status.Since,
            status.Since is { } since ? Math.Max(0, (now.UtcDateTime - since).Days) : null,
            status.NextStage?.Name,
            status.NextStage?.StartsAt is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
            flag.Lifecycle.Owner,
            flag.Lifecycle.Kind is { } kind ? Word(kind) : null,
            flag.Lifecycle.Created,
            flag.Lifecycle.RemoveBy,
            rollout is null ? [] : StageReport.Of(status, rollout, now),
            [.. (rollout?.Exclude ?? []).Select(segment => segment.Value)],
            [.. (rollout?.Requires ?? []).Select(required => required.Value)],
            [.. flag.Variants.Where(_ => flag.DeclaresVariants).Select(variant => new VariantReport(variant.Name, variant.Value.ToString()))]);
    }

    private static string Word(LifecycleKind kind) => kind == LifecycleKind.KillSwitch ? "kill switch" : kind.ToString().ToLowerInvariant();
}
