namespace OpenRollout.Manifest;

/// <summary>
/// Estimates how much C# a build generates, without generating it, so that the check that reports too much and the
/// generator that leaves it out agree. A test holds the estimates against what is generated.
/// </summary>
/// <param name="Characters">The characters of code.</param>
/// <param name="Literals">How many of them are in string literals, of which an assembly can hold 16 MB.</param>
internal readonly record struct CodeSize(long Characters, long Literals)
{
    private const int Flag = 1_000;
    private const int Group = 1_500;
    private const int Attribute = 400;
    private const int Enum = 600;
    private const int EnumMember = 200;
    private const int Variant = 250;
    private const int Record = 600;
    private const int RecordMember = 250;
    private const int List = 350;
    private const int Value = 12;

    /// <summary>Documentation is cut where it is longer.</summary>
    private const int MaximumParagraph = 10_000;

    /// <summary>How often a name is part of the code of what it names.</summary>
    private const int Names = 8;

    public static CodeSize operator +(CodeSize left, CodeSize right) => new(left.Characters + right.Characters, left.Literals + right.Literals);

    /// <summary>An attribute of the typed context, with the enum of its values.</summary>
    public static CodeSize Of(AttributeDefinition attribute)
    {
        var values = attribute.Values ?? [];
        return new CodeSize(
            Attribute + (Names * Length(attribute.Name)) + LengthOfParagraph(attribute.Description) + Enum + values.Sum(value => EnumMember + (Names * Length(value))),
            values.Sum(value => (long)value.Length));
    }

    /// <summary>A flag: its accessor, its properties in snapshots, the enum of its variants and the record of its values.</summary>
    public static CodeSize Of(FlagDefinition flag)
    {
        var size = OfAccessor(flag) + new CodeSize(3 * LengthOfDocumentation(flag), 0) + OfValue(flag.DefaultValue);
        if (flag.Type != FlagType.Boolean && flag.DeclaresVariants)
        {
            var name = Math.Min(Length(flag.Key), 256);
            size += new CodeSize(Enum + (4 * name), 0);
            foreach (var variant in flag.Variants)
            {
                size += new CodeSize(Variant + (4 * name) + (4 * Length(variant.Name)), variant.Name.Length) + OfValue(variant.Value);
            }
        }

        if (flag.Type == FlagType.Object)
        {
            size += new CodeSize(OfRecord([flag.DefaultValue, .. flag.Variants.Select(variant => variant.Value)], depth: 0), 0);
        }

        return size;
    }

    /// <summary>A flag's accessor and properties, without variants, record and documentation.</summary>
    public static CodeSize OfAccessor(FlagDefinition flag) => new(Flag + (Names * Length(flag.Key)), flag.Key.Length);

    /// <summary>A group of flags: its class, and the structure and the interface that it has in snapshots.</summary>
    public static CodeSize OfGroup(string path) => new(Group + (Names * Length(path)), 0);

    private static CodeSize OfValue(ManifestValue value)
    {
        var size = new CodeSize(Value + Length(value.Text), Value + value.Text.Length);
        foreach (var item in value.Items)
        {
            size += OfValue(item);
        }

        foreach (var member in value.Members)
        {
            size += new CodeSize(Length(member.Key), member.Key.Length) + OfValue(member.Value);
        }

        return size;
    }

    private static long OfRecord(IReadOnlyList<ManifestValue> objects, int depth)
        => Record + ObjectMembers.Of(objects).Sum(member => RecordMember + (Names * Length(member.Key)) + OfShape(member.Value, depth + 1));

    private static long OfShape(IReadOnlyList<ManifestValue> values, int depth)
    {
        var present = values.Where(value => value.Kind != ManifestValueKind.Null).ToArray();
        if (depth > ObjectMembers.MaximumDepth)
        {
            return 0;
        }

        return ObjectMembers.KindOf(present) switch
        {
            ManifestValueKind.Object => OfRecord(present, depth),
            ManifestValueKind.Array => List + OfShape([.. present.SelectMany(list => list.Items)], depth + 1),
            _ => 0,
        };
    }

    private static long LengthOfDocumentation(FlagDefinition flag)
        => LengthOfParagraph(flag.Description)
            + LengthOfParagraph(flag.Lifecycle.Owner)
            + Math.Min(flag.Rollout?.Stages.Sum(stage => 40 + LengthOfParagraph(stage.Name)) ?? 0, MaximumParagraph);

    private static long LengthOfParagraph(string? text) => Math.Min(Length(text), MaximumParagraph);

    /// <summary>The length of a text in code: what is no letter or digit may be escaped there.</summary>
    private static long Length(string? text)
    {
        var length = 0L;
        foreach (var character in text ?? "")
        {
            length += char.IsLetterOrDigit(character) || character == ' ' ? 1 : 6;
        }

        return length;
    }
}
