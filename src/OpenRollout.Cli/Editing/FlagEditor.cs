using OpenRollout.Manifest;
using OpenRollout.Manifest.Editing;

namespace OpenRollout.Cli.Editing;

/// <summary>Edits a flag in one file. Only touched values change; every other byte stays.</summary>
internal abstract class FlagEditor(JsonEditor editor, string key)
{
    /// <summary>The name of the property with the active stage.</summary>
    protected const string StageProperty = "stage";

    private const string SinceProperty = "since";
    private const string EnabledProperty = "enabled";
    private const string DisabledSinceProperty = "disabledSince";
    private const string ReasonProperty = "reason";

    /// <summary>Gets the editor of the file.</summary>
    protected JsonEditor Editor { get; } = editor;

    /// <summary>Gets the key of the flag.</summary>
    protected string Key { get; } = key;

    /// <summary>Gets the active stage as JSON if the file does not set it.</summary>
    protected abstract string InheritedStage { get; }

    /// <summary>Makes a stage the active one, and states since when.</summary>
    public void Advance(RolloutDefinition rollout, int stage, DateOnly today)
    {
        Editor.Set(JsonLiteral.Of(today), StagePath(rollout, stage, SinceProperty));
        // Last, so that going back can tell it from a stage that the author has written: that is never moved.
        Editor.Set(JsonLiteral.Of(rollout.Stages[stage].Name), RolloutPath(StageProperty));
    }

    /// <summary>Makes an earlier stage the active one, or none if <paramref name="stage"/> is -1. The stages that are left lose their dates.</summary>
    public void GoBack(RolloutDefinition rollout, int stage, int active)
    {
        var name = stage < 0 ? "null" : JsonLiteral.Of(rollout.Stages[stage].Name);
        // A stage that advancing has added goes, so that the file is as it was before. A schedule would then decide, and could give
        // the feature to users again.
        var isAdded = name == InheritedStage && rollout.Stages[0].StartsAt is null && Editor.IsLast(RolloutPath(StageProperty));
        for (var later = stage + 1; later <= active; later++)
        {
            RemoveSince(rollout, later);
        }

        if (isAdded)
        {
            RemoveStage();
        }
        else
        {
            Editor.Set(name, RolloutPath(StageProperty));
        }
    }

    /// <summary>Sets the percentage of an audience.</summary>
    public void SetPercentage(RolloutDefinition rollout, int stage, int audience, string percentage)
    {
        PrepareAudiences(rollout, stage);
        Editor.Set(percentage, [.. StagePath(rollout, stage, "audiences"), audience, "percentage"]);
    }

    /// <summary>Switches the flag on.</summary>
    public void Enable()
    {
        Editor.Set("true", FlagPath(EnabledProperty));
        Editor.Remove(FlagPath(DisabledSinceProperty));
        Editor.Remove(FlagPath(ReasonProperty));
    }

    /// <summary>Switches the flag off.</summary>
    public void Disable(DateOnly today, string? reason)
    {
        Editor.Set("false", FlagPath(EnabledProperty));
        Editor.Set(JsonLiteral.Of(today), FlagPath(DisabledSinceProperty));
        if (reason is null)
        {
            Editor.Remove(FlagPath(ReasonProperty));
        }
        else
        {
            Editor.Set(JsonLiteral.Of(reason), FlagPath(ReasonProperty));
        }
    }

    /// <summary>Returns the path of a property of the flag.</summary>
    protected JsonPathStep[] FlagPath(params string[] properties) => ["flags", Key, .. properties.Select(property => (JsonPathStep)property)];

    /// <summary>Returns the path of a property of the rollout.</summary>
    protected JsonPathStep[] RolloutPath(params JsonPathStep[] steps) => [.. FlagPath("rollout"), .. steps];

    /// <summary>Returns the path of a property of a stage.</summary>
    protected abstract JsonPathStep[] StagePath(RolloutDefinition rollout, int stage, string property);

    /// <summary>Removes the date of a stage, and what becomes empty without it.</summary>
    protected virtual void RemoveSince(RolloutDefinition rollout, int stage) => Editor.Remove(StagePath(rollout, stage, SinceProperty));

    /// <summary>Removes the stage of the rollout, and what becomes empty without it.</summary>
    protected virtual void RemoveStage() => Editor.Remove(RolloutPath(StageProperty));

    /// <summary>Makes sure that the file has the audiences of a stage.</summary>
    protected virtual void PrepareAudiences(RolloutDefinition rollout, int stage)
    {
    }
}
