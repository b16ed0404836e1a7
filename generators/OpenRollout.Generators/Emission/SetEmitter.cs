namespace OpenRollout.Generators.Emission;

/// <summary>Writes the set of all flags, which applications register in a container.</summary>
internal sealed class SetEmitter(CodeWriter code, ManifestModel model)
{
    /// <summary>The nested class that holds the set.</summary>
    public const string ClassName = "flagSet";

    public void Emit()
    {
        var identity = model.Identity;
        var types = string.Join(", ", new[] { model.SnapshotName, model.SnapshotInterfaceName, model.Context.Name }.Select(identity.Qualify));
        var set = $"global::OpenRollout.FlagSet<{types}>";
        using (code.Open($"static partial class {identity.ClassName}"))
        {
            code.Summary("Gets all flags of the manifest, to register its snapshots in a container or to find flags by their keys.");
            code.Line($"public static {set} Set => {ClassName}.All;").BlankLine();
            // In a nested class, so that an application that does not use it pays nothing.
            using (code.Open($"private static class {ClassName}"))
            {
                code.Line($"public static readonly {set} All = new(binding, static snapshot => new(snapshot), List);").BlankLine();
                using (code.Open("private static global::OpenRollout.FeatureFlag[] List() => new global::OpenRollout.FeatureFlag[]", "};"))
                {
                    EmitFlags(model.Root, identity.Qualify(identity.ClassName));
                }
            }
        }
    }

    private void EmitFlags(GroupModel group, string accessors)
    {
        foreach (var flag in group.Flags)
        {
            code.Line($"{accessors}.{flag.Name},");
        }

        foreach (var inner in group.Groups)
        {
            EmitFlags(inner, $"{accessors}.{inner.Name}");
        }
    }
}
