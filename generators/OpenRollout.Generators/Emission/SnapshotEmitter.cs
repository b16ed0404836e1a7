namespace OpenRollout.Generators.Emission;

/// <summary>Writes the struct with a property for each flag. It is boxed only when used through its interface.</summary>
internal sealed class SnapshotEmitter(CodeWriter code, ManifestModel model)
{
    public void Emit()
    {
        var identity = model.Identity;
        code.Summary("A snapshot of the flags for one user at one point in time. Each flag is evaluated when it is read.");
        code.Line(SourceFile.GeneratedCode).Line(SourceFile.ExcludeFromCodeCoverage);
        Emit(model.Root, identity.Visibility, identity.Qualify(model.SnapshotInterfaceName), identity.Qualify(identity.ClassName));
    }

    private void Emit(GroupModel group, string visibility, string contract, string accessors)
    {
        using (code.Open($"{visibility} readonly struct {group.SnapshotType} : {contract}"))
        {
            code.Line("private readonly global::OpenRollout.FlagSnapshot snapshot;").BlankLine();
            code.Line($"internal {group.SnapshotType}(global::OpenRollout.FlagSnapshot snapshot) => this.snapshot = snapshot;").BlankLine();
            if (ReferenceEquals(group, model.Root) && model.Events.Count > 0)
            {
                TrackEmitter.Emit(code, isInterface: false);
            }

            foreach (var flag in group.Flags)
            {
                code.Summary(flag.Documentation);
                code.Line(SourceFile.FlagKey(model.Identity, flag));
                code.Line($"public {new ValueExpression(model.Identity, flag).TypeName} {flag.SnapshotProperty} => snapshot.Get({accessors}.{flag.Name});");
                code.BlankLine();
            }

            foreach (var inner in group.Groups)
            {
                code.Summary($"Gets the flags of the group {inner.Name}.");
                code.Line($"public {inner.SnapshotType} {inner.SnapshotProperty} => new(snapshot);").BlankLine();
                code.Line($"{contract}.{inner.SnapshotInterface} {contract}.{inner.SnapshotProperty} => {inner.SnapshotProperty};").BlankLine();
            }

            foreach (var inner in group.Groups)
            {
                code.Summary($"The flags of the group {inner.Name} in a snapshot.");
                Emit(inner, "public", $"{contract}.{inner.SnapshotInterface}", $"{accessors}.{inner.Name}");
                code.BlankLine();
            }
        }
    }
}
