using System.Text;
using OpenRollout.Manifest;
using OpenRollout.Manifest.GeneratedCode;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Reading;

/// <summary>Creates the models of flags and names their types. A flag that is too large has no types.</summary>
internal sealed class FlagModelReader(string typePrefix, NameScope types, CodePlan plan)
{
    /// <summary>The name of a type can have 1,023 bytes in metadata; the rest is left for suffixes.</summary>
    private const int MaximumNameBytes = 900;

    public FlagModel Read(NamedFlag named, string snapshotProperty)
    {
        var flag = named.Flag;
        if (plan.TooLarge.ContainsKey(flag.Key))
        {
            return ReadTooLarge(named, snapshotProperty);
        }

        var hasVariants = flag.Type != FlagType.Boolean && flag.DeclaresVariants && flag.Variants.Count > 0;
        var path = Shorten(typePrefix + CSharpName.From(flag.Key));
        return new FlagModel(
            named.Name,
            snapshotProperty,
            flag.Key,
            flag.Type,
            new ExactValue(flag.DefaultValue),
            FlagDocumentation.Describe(flag).ToEquatableArray(),
            hasVariants ? ReadVariants(types.Claim(path + "Variant"), flag) : null,
            hasVariants ? flag.Variants.Select(variant => new ExactValue(variant.Value)).ToEquatableArray() : default,
            flag.Type == FlagType.Object ? RecordReader.Read(types.Claim(path + "Value"), flag) : null);
    }

    /// <summary>Creates the model of a flag that is too large, which fails the build with ROLL1012. Its accessor works, without generated types.</summary>
    private static FlagModel ReadTooLarge(NamedFlag named, string snapshotProperty) => new(
        named.Name,
        snapshotProperty,
        named.Flag.Key,
        named.Flag.Type,
        new ExactValue(named.Flag.Type switch
        {
            FlagType.String => ManifestValue.From(""),
            FlagType.Object => ManifestValue.From(Array.Empty<KeyValuePair<string, ManifestValue>>()),
            _ => named.Flag.DefaultValue,
        }),
        new[] { $"The flag '{named.Flag.Key}'. Its values are too large for generated code: ROLL1012." }.ToEquatableArray(),
        VariantEnum: null,
        VariantValues: default,
        Record: null);

    private static string Shorten(string name)
    {
        while (Encoding.UTF8.GetByteCount(name) > MaximumNameBytes)
        {
            name = name.Substring(0, name.Length * 9 / 10);
        }

        return name;
    }

    private static EnumModel ReadVariants(string name, FlagDefinition flag)
    {
        var members = new NameScope(EnumModel.Unknown);
        return new EnumModel(
            name,
            flag.Variants.Select(variant => new EnumMemberModel(members.Claim(CSharpName.ForVariant(variant.Name)), variant.Name)).ToEquatableArray());
    }
}
