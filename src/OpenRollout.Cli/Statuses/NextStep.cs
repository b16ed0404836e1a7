using OpenRollout.Manifest;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Statuses;

/// <summary>Says what a flag's owner does next.</summary>
internal static class NextStep
{
    /// <summary>Returns the next step; null if nothing is to be done.</summary>
    public static string? Of(FlagStatus status, FlagState state, DateTimeOffset at)
    {
        var flag = status.Definition;
        if (status.Layer == FlagStateLayer.Decision)
        {
            return "find the cause, then withdraw the decision";
        }

        if (IsOverdue(flag, at) && state is not FlagState.Full)
        {
            return "past its removal date: remove it, or set a new date";
        }

        var isPermanent = flag.Lifecycle.Kind is LifecycleKind.KillSwitch or LifecycleKind.Permission;
        return state switch
        {
            FlagState.Off => isPermanent ? null : "enable it, or remove it",
            FlagState.Full when !isPermanent => "fully rolled out: remove it",
            FlagState.NotStarted or FlagState.InProgress when status.NextStage is { } next => $"'{PlainText.Quote(next.Name)}' starts on {Rfc3339.Write(next.StartsAt.GetValueOrDefault())}",
            FlagState.NotStarted or FlagState.InProgress when status.ActiveStage + 1 < status.Stages.Count => $"advance to '{PlainText.Quote(status.Stages[status.ActiveStage + 1].Name)}'",
            _ => null,
        };
    }

    private static bool IsOverdue(FlagDefinition flag, DateTimeOffset at)
        => flag.Lifecycle.RemoveBy is { } end ? end < at.UtcDateTime.Date
            : flag.Lifecycle is { Created: { } created, ExpectedDays: { } days } && created.AddDays(days) < at.UtcDateTime.Date;
}
