namespace OpenRollout.Manifest.GeneratedCode;

/// <summary>
/// The estimated size of generated code. The check that reports too much code and the generator that omits it both use
/// these estimates, so they agree. A test compares them with generated code.
/// </summary>
/// <param name="Characters">The number of characters of code.</param>
/// <param name="Literals">The number of these characters in string literals, of which an assembly can hold 16 MB.</param>
internal readonly record struct CodeSize(long Characters, long Literals)
{
    private const int Flag = 1_000;
    private const int Group = 1_500;
    private const int Attribute = 400;
    private const int Event = 400;
    private const int Enum = 600;
    private const int EnumMember = 200;
    private const int Variant = 250;
    private const int Record = 600;
    private const int RecordMember = 250;
    private const int List = 350;
    private const int Value = 12;

    /// <summary>The length at which a paragraph of documentation is truncated.</summary>
    private const int MaximumParagraph = 10_000;

    /// <summary>The number of times that the code of an element contains its name.</summary>
    private const int Names = 8;

    public static CodeSize operator +(CodeSize left, CodeSize right) => new(left.Characters + right.Characters, left.Literals + right.Literals);

    /// <summary>Returns the size of an attribute of the typed context, with the enum of its values.</summary>
    public static CodeSize Of(AttributeDefinition attribute)
    {
        var values = attribute.Values ?? [];
        return new CodeSize(
            Attribute + (Names * Length(attribute.Name)) + LengthOfParagraph(attribute.Description) + Enum + values.Sum(value => EnumMember + (Names * Length(value))),
            values.Sum(value => (long)value.Length));
    }

    /// <summary>Returns the size of an event, with the documentation of a guardrail that counts it.</summary>
    public static CodeSize Of(GuardrailDefinition guardrail) => new(
        Event + (Names * Length(guardrail.Event)) + LengthOfParagraph(guardrail.Name.Value) + LengthOfParagraph(guardrail.Description), guardrail.Event.Length);

    /// <summary>Returns the size of a flag: its accessor, its properties in snapshots, the enum of its variants and the record of its values.</summary>
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

    /// <summary>Returns the size of a flag's accessor and properties, without variants, record and documentation.</summary>
    public static CodeSize OfAccessor(FlagDefinition flag) => new(Flag + (Names * Length(flag.Key)), flag.Key.Length);

    /// <summary>Returns the size of a group of flags: its class, and its structure and interface in snapshots.</summary>
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
        => Record + ObjectMembers.Of(objects).Sum(member => RecordMember + (Names * Length(member.Key)) + OfMember(member.Value, depth + 1));

    private static long OfMember(IReadOnlyList<ManifestValue> values, int depth)
    {
        var present = values.Where(value => value.Kind != ManifestValueKind.Null).ToArray();
        if (depth > ObjectMembers.MaximumDepth)
        {
            return 0;
        }

        return ObjectMembers.KindOf(present) switch
        {
            ManifestValueKind.Object => OfRecord(present, depth),
            ManifestValueKind.Array => List + OfMember([.. present.SelectMany(list => list.Items)], depth + 1),
            _ => 0,
        };
    }

    private static long LengthOfDocumentation(FlagDefinition flag)
        => LengthOfParagraph(flag.Description)
            + LengthOfParagraph(flag.Lifecycle.Owner)
            + Math.Min(flag.GetRollout()?.Stages.Sum(stage => 40 + LengthOfParagraph(stage.Name)) ?? 0, MaximumParagraph);

    private static long LengthOfParagraph(string? text) => Math.Min(Length(text), MaximumParagraph);

    /// <summary>Returns the length of a text in code, in which characters other than letters, digits and spaces may be escaped.</summary>
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
