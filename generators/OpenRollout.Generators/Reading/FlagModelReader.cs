using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Generators;

/// <summary>Reads flags, and names the types that they bring.</summary>
internal sealed class FlagModelReader(string typePrefix, NameScope types)
{
    /// <summary>The name of a type may have 1,023 bytes in metadata; some are left for what is put at its end.</summary>
    private const int MaximumNameBytes = 900;

    private readonly string _typePrefix = typePrefix;
    private readonly NameScope _types = types;

    public FlagModel Read(NamedFlag named, string snapshotProperty)
    {
        var flag = named.Flag;
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
