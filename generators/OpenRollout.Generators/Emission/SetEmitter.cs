namespace OpenRollout.Generators.Emission;

/// <summary>Writes the flags as one value, which a container is given.</summary>
internal sealed class SetEmitter(CodeWriter code, ManifestModel model)
{
    /// <summary>The class within the accessors' class that holds the set.</summary>
    public const string ClassName = "flagSet";

    private readonly CodeWriter _code = code;
    private readonly ManifestModel _model = model;

    public void Emit()
    {
        var identity = _model.Identity;
        var types = string.Join(", ", new[] { _model.SnapshotName, _model.SnapshotInterfaceName, _model.Context.Name }.Select(identity.Qualify));
        var set = $"global::OpenRollout.FlagSet<{types}>";
        using (_code.Open($"static partial class {identity.ClassName}"))
        {
            _code.Summary("All flags of the manifest, for who registers its snapshots or finds flags by their keys.");
            _code.Line($"public static {set} Set => {ClassName}.All;").BlankLine();
            // A class of its own, so that who never asks for it pays nothing.
            using (_code.Open($"private static class {ClassName}"))
            {
                _code.Line($"public static readonly {set} All = new(binding, static snapshot => new(snapshot), List);").BlankLine();
                using (_code.Open("private static global::OpenRollout.FeatureFlag[] List() => new global::OpenRollout.FeatureFlag[]", "};"))
                {
                    EmitFlags(_model.Root, identity.Qualify(identity.ClassName));
                }
            }
        }
    }

    private void EmitFlags(GroupModel group, string accessors)
    {
        foreach (var flag in group.Flags)
        {
            _code.Line($"{accessors}.{flag.Name},");
        }

        foreach (var inner in group.Groups)
        {
            EmitFlags(inner, $"{accessors}.{inner.Name}");
        }
    }
}
