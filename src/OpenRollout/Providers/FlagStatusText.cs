using System.Globalization;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Providers;

/// <summary>
/// Describes the state of a flag in one sentence, for logs, health checks, pages and explanations:
/// <c>chat.reactions is off in Production since 2026-11-26: floods the notification queue</c>.
/// </summary>
internal static class FlagStatusText
{
    /// <summary>Returns the sentence: the flag, its state, the environment, the time, who decided if it was a decision, and the reason, as far as they are known.</summary>
    public static string Write(FlagStatus status) => Write(
        status.Definition.Key,
        DescribeState(status),
        status.Environment,
        status.Since,
        status.Layer == FlagStateLayer.Decision ? status.Decision?.By : null,
        status.Reason);

    /// <summary>Returns the sentence for what a decision does, even if another layer is stricter: <c>stories is held at alpha in Production since 2026-11-26 14:03 UTC by maria: errors in the feed</c>.</summary>
    public static string Write(DecisionStatus status, string? environment)
    {
        var decision = status.Decision;
        var state = status.Effect switch
        {
            DecisionEffect.Off => "is off",
            DecisionEffect.Hold => $"is held at {PlainText.Quote(decision.HoldAt ?? "")}",
            _ => "is not affected",
        };
        return Write(decision.FlagKey, state, environment, decision.Since.UtcDateTime, decision.By, decision.Reason);
    }

    /// <summary>Returns a day, or a time in UTC that is not the start of a day.</summary>
    public static string WriteTime(DateTime time)
        => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Write(string flag, string state, string? environment, DateTime? since, string? by, string? reason)
        => PlainText.Quote(flag) + " " + state
            + (environment is null ? "" : $" in {PlainText.Quote(environment)}")
            + (since is { } time ? $" since {WriteTime(time)}" : "")
            + (by is null ? "" : $" by {PlainText.Quote(by)}")
            + (reason is null ? "" : $": {PlainText.Shorten(reason, PlainText.MaximumMessage)}");

    private static string DescribeState(FlagStatus status) => status switch
    {
        { IsEnabled: false } => "is off",
        { Stages.Count: 0 } => "has no rollout",
        { Stage: { } stage, Layer: FlagStateLayer.Decision } => $"is held at {PlainText.Quote(stage.Name)}",
        { Stage: { } stage } => $"is at {PlainText.Quote(stage.Name)}",
        { Layer: FlagStateLayer.Decision } => "is held before its first stage",
        _ => "has not started",
    };
}
