using System.Text.Json;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Editing;

namespace OpenRollout.Cli.Editing;

/// <summary>Edits a flag in an overlay, where stages are objects by name, and what is missing is inherited from the manifest.</summary>
/// <param name="editor">The editor of the overlay.</param>
/// <param name="key">The key of the flag.</param>
/// <param name="manifest">The editor of the manifest, which is only read.</param>
internal sealed class OverlayFlagEditor(JsonEditor editor, string key, JsonEditor manifest) : FlagEditor(editor, key)
{
    private const string Stages = "stages";

    /// <inheritdoc/>
    protected override string InheritedStage => manifest.Find(RolloutPath(StageProperty)) is { } stage && JsonSerializer.Deserialize<string?>(stage) is { } name ? JsonLiteral.Of(name) : "null";

    /// <inheritdoc/>
    protected override JsonPathStep[] StagePath(RolloutDefinition rollout, int stage, string property) => RolloutPath(Stages, rollout.Stages[stage].Name, property);

    /// <inheritdoc/>
    protected override void RemoveSince(RolloutDefinition rollout, int stage)
    {
        if (Editor.Remove(StagePath(rollout, stage, "since")))
        {
            RemoveEmpty(RolloutPath(Stages, rollout.Stages[stage].Name), depth: 2);
        }
    }

    /// <inheritdoc/>
    protected override void RemoveStage()
    {
        base.RemoveStage();
        RemoveEmpty(RolloutPath(), depth: 2);
    }

    /// <inheritdoc/>
    protected override void PrepareAudiences(RolloutDefinition rollout, int stage)
    {
        var path = StagePath(rollout, stage, "audiences");
        if (Editor.Find(path) is null)
        {
            // An overlay replaces the audiences of a stage as a whole.
            Editor.Set(JsonLiteral.OnOneLine(manifest.Find(RolloutPath(Stages, stage, "audiences"))!), path);
        }
    }

    /// <summary>Removes an object if it is empty, and then the objects around it: what advancing has added goes with the values that it was added for.</summary>
    /// <param name="path">The path of the innermost object.</param>
    /// <param name="depth">The number of objects that can be removed.</param>
    private void RemoveEmpty(JsonPathStep[] path, int depth)
    {
        for (; depth > 0 && Editor.Count(path) == 0 && Editor.Remove(path); depth--)
        {
            path = path[..^1];
        }
    }
}
