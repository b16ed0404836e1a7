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
    protected override JsonPathStep[] StagePath(RolloutDefinition rollout, int stage, string property) => RolloutPath(Stages, rollout.Stages[stage].Name, property);

    /// <inheritdoc/>
    protected override void RemoveSince(RolloutDefinition rollout, int stage)
    {
        JsonPathStep[] path = RolloutPath(Stages, rollout.Stages[stage].Name);
        if (!Editor.Remove([.. path, "since"]))
        {
            return;
        }

        // An object that the date alone was in goes with it, so that going back after advancing restores the file.
        if (Editor.Count(path) == 0 && Editor.Remove(path) && Editor.Count(RolloutPath(Stages)) == 0)
        {
            Editor.Remove(RolloutPath(Stages));
        }
    }

    /// <inheritdoc/>
    protected override void RemoveStage(RolloutDefinition rollout) => Editor.Set("null", RolloutPath("stage"));

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
}
