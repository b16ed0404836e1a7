using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Generators.Reading;

/// <summary>Reads flags, and names the types that they bring. A flag that is too large brings none.</summary>
internal sealed class FlagModelReader(string typePrefix, NameScope types, CodePlan plan)
{
    /// <summary>The name of a type may have 1,023 bytes in metadata; some are left for what is put at its end.</summary>
    private const int MaximumNameBytes = 900;

    private readonly string _typePrefix = typePrefix;
    private readonly NameScope _types = types;
    private readonly CodePlan _plan = plan;

    public FlagModel Read(NamedFlag named, string snapshotProperty)
    {
        var flag = named.Flag;
        if (_plan.TooLarge.ContainsKey(flag.Key))
        {
            return ReadTooLarge(named, snapshotProperty);
        }

        var hasVariants = flag.Type != FlagType.Boolean && flag.DeclaresVariants && flag.Variants.Count > 0;
        var path = Shorten(_typePrefix + CSharpName.From(flag.Key));
        return new FlagModel(
            named.Name,
            snapshotProperty,
            flag.Key,
            flag.Type,
            new ExactValue(flag.DefaultValue),
            FlagDocumentation.Describe(flag).ToEquatableArray(),
            hasVariants ? ReadVariants(_types.Claim(path + "Variant"), flag) : null,
            hasVariants ? flag.Variants.Select(variant => new ExactValue(variant.Value)).ToEquatableArray() : default,
            flag.Type == FlagType.Object ? RecordReader.Read(_types.Claim(path + "Value"), flag) : null);
    }

    /// <summary>The build fails for such a flag. Where it is told not to look, the flag has what its type has without the manifest.</summary>
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
