namespace OpenRollout.Generators.Emission;

/// <summary>Writes the structure with a property for each flag. It is read as it is; only through its interface it is boxed.</summary>
internal sealed class SnapshotEmitter(CodeWriter code, ManifestModel model)
{
    private readonly CodeWriter _code = code;
    private readonly ManifestModel _model = model;

    public void Emit()
    {
        var identity = _model.Identity;
        _code.Summary("The flags for one user at one moment. Each is evaluated when it is read.");
        _code.Line(SourceFile.GeneratedCode).Line(SourceFile.ExcludeFromCodeCoverage);
        Emit(_model.Root, identity.Visibility, identity.Qualify(_model.SnapshotInterfaceName), identity.Qualify(identity.ClassName));
    }

    private void Emit(GroupModel group, string visibility, string contract, string accessors)
    {
        using (_code.Open($"{visibility} readonly struct {group.SnapshotType} : {contract}"))
        {
            _code.Line("private readonly global::OpenRollout.FlagSnapshot snapshot;").BlankLine();
            _code.Line($"internal {group.SnapshotType}(global::OpenRollout.FlagSnapshot snapshot) => this.snapshot = snapshot;").BlankLine();
            foreach (var flag in group.Flags)
            {
                _code.Summary(flag.Documentation);
                _code.Line(SourceFile.FlagKey(_model.Identity, flag));
                _code.Line($"public {new ValueExpression(_model.Identity, flag).TypeName} {flag.SnapshotProperty} => snapshot.Get({accessors}.{flag.Name});");
                _code.BlankLine();
            }

            foreach (var inner in group.Groups)
            {
                _code.Summary($"The flags of the group {inner.Name}.");
                _code.Line($"public {inner.SnapshotType} {inner.SnapshotProperty} => new(snapshot);").BlankLine();
                _code.Line($"{contract}.{inner.SnapshotInterface} {contract}.{inner.SnapshotProperty} => {inner.SnapshotProperty};").BlankLine();
            }

            foreach (var inner in group.Groups)
            {
                _code.Summary($"The flags of the group {inner.Name}, for one user at one moment.");
                Emit(inner, "public", $"{contract}.{inner.SnapshotInterface}", $"{accessors}.{inner.Name}");
                _code.BlankLine();
            }
        }
    }
}
