using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Generators.Emission;

/// <summary>Writes all files of a manifest except the one with its text.</summary>
internal static class ManifestEmitter
{
    public static void Emit(Action<string, SourceText> add, ManifestModel model, CancellationToken cancellation)
    {
        SourceFile.Add(add, model.Identity, "", code => new AccessorsEmitter(code, model).Emit());
        cancellation.ThrowIfCancellationRequested();
        SourceFile.Add(add, model.Identity, "Context", code => ContextEmitter.Emit(code, model));
        SourceFile.Add(add, model.Identity, "Snapshot", code => new SnapshotEmitter(code, model).Emit());
        SourceFile.Add(add, model.Identity, "SnapshotInterface", code => new SnapshotInterfaceEmitter(code, model).Emit());
        SourceFile.Add(add, model.Identity, "Set", code => new SetEmitter(code, model).Emit());
        if (model.Events.Count > 0)
        {
            SourceFile.Add(add, model.Identity, "Events", code => EventsEmitter.Emit(code, model));
        }

        cancellation.ThrowIfCancellationRequested();
        var flags = model.Root.AllFlags.OrderBy(flag => flag.Key, StringComparer.Ordinal).ToArray();
        if (flags.Any(flag => flag.VariantEnum is not null))
        {
            SourceFile.Add(add, model.Identity, "Variants", code => VariantsEmitter.Emit(code, model.Identity, flags));
        }

        if (flags.Any(flag => flag.Record is not null))
        {
            SourceFile.Add(add, model.Identity, "Values", code => new RecordsEmitter(code, model.Identity).Emit(flags));
        }
    }
}
