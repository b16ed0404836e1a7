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
    public static string Write(FlagStatus status)
    {
        var environment = status.Environment is { } name ? $" in {PlainText.Quote(name)}" : "";
        var since = status.Since is { } time ? $" since {WriteTime(time)}" : "";
        var by = status is { Layer: FlagStateLayer.Decision, Decision: { } decision } ? $" by {PlainText.Quote(decision.By)}" : "";
        var reason = status.Reason is { } text ? $": {PlainText.Shorten(text, PlainText.MaximumMessage)}" : "";
        return $"{PlainText.Quote(status.Definition.Key)} {DescribeState(status)}{environment}{since}{by}{reason}";
    }

    /// <summary>Returns a day, or a time in UTC that is not the start of a day.</summary>
    public static string WriteTime(DateTime time)
        => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

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
