namespace OpenRollout.Generators.Emission;

/// <summary>Writes the interface of a snapshot, which tests can implement to supply other values.</summary>
internal sealed class SnapshotInterfaceEmitter(CodeWriter code, ManifestModel model)
{
    public void Emit()
    {
        code.Summary("A snapshot of the flags for one user at one point in time. Tests can implement it to supply other values.");
        code.Line(SourceFile.GeneratedCode);
        Emit(model.Root, model.Identity.Visibility);
    }

    private void Emit(GroupModel group, string visibility)
    {
        using (code.Open($"{visibility} interface {group.SnapshotInterface}"))
        {
            if (ReferenceEquals(group, model.Root) && model.Events.Count > 0)
            {
                TrackEmitter.Emit(code, isInterface: true);
            }

            foreach (var flag in group.Flags)
            {
                code.Summary(flag.Documentation);
                code.Line(SourceFile.FlagKey(model.Identity, flag));
                code.Line($"{new ValueExpression(model.Identity, flag).TypeName} {flag.SnapshotProperty} {{ get; }}").BlankLine();
            }

            foreach (var inner in group.Groups)
            {
                code.Summary($"Gets the flags of the group {inner.Name}.");
                code.Line($"{inner.SnapshotInterface} {inner.SnapshotProperty} {{ get; }}").BlankLine();
            }

            foreach (var inner in group.Groups)
            {
                code.Summary($"The flags of the group {inner.Name} in a snapshot.");
                Emit(inner, "public");
                code.BlankLine();
            }
        }
    }
}
