namespace OpenRollout.Generators.Emission;

/// <summary>Writes the interface of a snapshot, so that what reads flags can be given others in a test.</summary>
internal sealed class SnapshotInterfaceEmitter(CodeWriter code, ManifestModel model)
{
    private readonly CodeWriter _code = code;
    private readonly ManifestModel _model = model;

    public void Emit()
    {
        _code.Summary("The flags for one user at one moment.");
        _code.Line(SourceFile.GeneratedCode);
        Emit(_model.Root, _model.Identity.Visibility);
    }

    private void Emit(GroupModel group, string visibility)
    {
        using (_code.Open($"{visibility} interface {group.SnapshotInterface}"))
        {
            foreach (var flag in group.Flags)
            {
                _code.Summary(flag.Documentation);
                _code.Line(SourceFile.FlagKey(_model.Identity, flag));
                _code.Line($"{new ValueExpression(_model.Identity, flag).TypeName} {flag.SnapshotProperty} {{ get; }}").BlankLine();
            }

            foreach (var inner in group.Groups)
            {
                _code.Summary($"The flags of the group {inner.Name}.");
                _code.Line($"{inner.SnapshotInterface} {inner.SnapshotProperty} {{ get; }}").BlankLine();
            }

            foreach (var inner in group.Groups)
            {
                _code.Summary($"The flags of the group {inner.Name}, for one user at one moment.");
                Emit(inner, "public");
                _code.BlankLine();
            }
        }
    }
}
