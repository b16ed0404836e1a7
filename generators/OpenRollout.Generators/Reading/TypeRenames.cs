using System.Collections.Immutable;

namespace OpenRollout.Generators.Reading;

/// <summary>
/// Renames types of several manifests that would have the same name: <c>checkout.pay</c> in <c>flags.json</c> and
/// <c>pay</c> in <c>checkout.flags.json</c> would both have <c>CheckoutPayVariant</c>. The first manifest keeps the name.
/// </summary>
internal static class TypeRenames
{
    public static TypeNames NamesOf(ManifestModel model)
    {
        var flags = model.Root.AllFlags.ToArray();
        var enums = flags.Select(flag => flag.VariantEnum?.Name);
        var records = flags.Select(flag => flag.Record?.Name);
        return new TypeNames(
            model.Identity, enums.Concat(records).Prepend(model.SnapshotInterfaceName).Prepend(model.SnapshotName).Prepend(model.Context.Name).OfType<string>().ToEquatableArray());
    }

    public static EquatableArray<TypeRename> Find(ImmutableArray<TypeNames> manifests)
    {
        var renames = new List<TypeRename>();
        foreach (var siblings in manifests.GroupBy(manifest => manifest.Identity.Namespace, StringComparer.Ordinal))
        {
            var taken = new NameScope([.. siblings.Select(manifest => manifest.Identity.ClassName)]);
            foreach (var manifest in siblings)
            {
                foreach (var name in manifest.Names)
                {
                    var claimed = taken.Claim(name, NameScope.OfAnotherManifest);
                    if (claimed != name)
                    {
                        renames.Add(new TypeRename(manifest.Identity.HintName, name, claimed));
                    }
                }
            }
        }

        return renames.ToEquatableArray();
    }

    public static ManifestModel Apply(ManifestModel model, EquatableArray<TypeRename> renames)
    {
        var own = renames.Where(rename => rename.HintName == model.Identity.HintName).ToDictionary(rename => rename.From, rename => rename.To, StringComparer.Ordinal);
        if (own.Count == 0)
        {
            return model;
        }

        string NameOf(string name) => own.TryGetValue(name, out var other) ? other : name;
        FlagModel ApplyToFlag(FlagModel flag) => flag with
        {
            VariantEnum = flag.VariantEnum is { } variants ? variants with { Name = NameOf(variants.Name) } : null,
            Record = flag.Record is { } record ? record with { Name = NameOf(record.Name) } : null,
        };
        GroupModel ApplyToGroup(GroupModel group) => group with
        {
            Groups = group.Groups.Select(ApplyToGroup).ToEquatableArray(),
            Flags = group.Flags.Select(ApplyToFlag).ToEquatableArray(),
        };
        var root = ApplyToGroup(model.Root);
        return model with
        {
            Context = model.Context with { Name = NameOf(model.Context.Name) },
            Root = root with { SnapshotType = NameOf(root.SnapshotType), SnapshotInterface = NameOf(root.SnapshotInterface) },
        };
    }
}
