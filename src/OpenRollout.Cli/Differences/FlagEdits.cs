using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Differences;

/// <summary>Names the edits of a flag that people discuss.</summary>
internal static class FlagEdits
{
    /// <summary>Returns the edits of a flag that both manifests have.</summary>
    public static IReadOnlyList<string> Of(FlagDefinition before, FlagDefinition after, DateTimeOffset at)
    {
        var edits = new List<string>();
        if (before.IsEnabled != after.IsEnabled)
        {
            edits.Add(after.IsEnabled ? "enabled" : after.Reason is { } reason ? $"disabled: {PlainText.Quote(reason)}" : "disabled");
        }

        if (!before.DefaultValue.Equals(after.DefaultValue))
        {
            edits.Add($"default {PlainText.Quote(before.DefaultValue.ToString())} → {PlainText.Quote(after.DefaultValue.ToString())}");
        }

        var (from, to) = (StageOf(before, at), StageOf(after, at));
        if (from != to)
        {
            edits.Add($"stage {from} → {to}");
        }

        if (before.GetRollout() is { } old && after.GetRollout() is { } now && (old.Salt != now.Salt || old.Unit.Value != now.Unit.Value))
        {
            edits.Add("all users are assigned to buckets anew");
        }

        return edits;
    }

    /// <summary>Returns what is worth knowing of a new flag.</summary>
    public static IReadOnlyList<string> OfAdded(FlagDefinition flag, DateTimeOffset at) => [$"stage {StageOf(flag, at)}"];

    /// <summary>Returns what is worth knowing of a removed flag.</summary>
    public static IReadOnlyList<string> OfRemoved(FlagDefinition flag, DateTimeOffset at) => [$"was at stage {StageOf(flag, at)}; code that still uses it gets its own default"];

    private static string StageOf(FlagDefinition flag, DateTimeOffset at)
        => flag.GetRollout() is not { } rollout ? "none" : rollout.ActiveStageAt(at.UtcTicks) is >= 0 and var active ? $"'{PlainText.Quote(rollout.Stages[active].Name)}'" : "none";
}
