using OpenRollout.Manifest;
using OpenRollout.Manifest.Editing;

namespace OpenRollout.Cli.Editing;

/// <summary>Edits a flag in a manifest, where stages are a list.</summary>
internal sealed class ManifestFlagEditor(JsonEditor editor, string key) : FlagEditor(editor, key)
{
    /// <inheritdoc/>
    protected override string InheritedStage => "null";

    /// <inheritdoc/>
    protected override JsonPathStep[] StagePath(RolloutDefinition rollout, int stage, string property) => RolloutPath("stages", stage, property);
}
