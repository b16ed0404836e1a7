using OpenRollout.Manifest;

namespace OpenRollout.Generators;

/// <summary>Finds the type that fits all values of an object flag: its default and its variants.</summary>
internal static class RecordReader
{
    /// <summary>Names that a record has or may not have, and that of the method that reads it.</summary>
    private static readonly string[] Reserved = ["Read", "Clone", "Deconstruct", "EqualityContract", "PrintMembers"];

    public static RecordModel Read(string name, FlagDefinition flag)
        => Read(name, [flag.DefaultValue, .. flag.Variants.Select(variant => variant.Value)]);

    private static RecordModel Read(string name, IReadOnlyList<ManifestValue> objects)
    {
        // A name that stands twice within one object is an error that was reported; the reader kept the first.
        var lookups = objects.Select(value => value.Members.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal)).ToArray();
        var keys = objects.SelectMany(value => value.Members).Select(member => member.Key).Distinct(StringComparer.Ordinal).ToArray();
        var scope = NameScope.ForMembersOf(name, Reserved);
        var properties = keys.Select(key => scope.Claim(CSharpName.ForMember(key, name, isAtRoot: false))).ToArray();
        return new RecordModel(name, keys.Select((key, index) => new MemberModel(
            properties[index],
            key,
            Infer([.. lookups.Select(members => members.TryGetValue(key, out var value) ? value : ManifestValue.Null)], properties[index], scope))).ToEquatableArray());
    }

    private static ValueShape Infer(IReadOnlyList<ManifestValue> values, string property, NameScope scope)
    {
        var present = values.Where(value => value.Kind != ManifestValueKind.Null).ToArray();
        var isOptional = present.Length < values.Count;
        var kind = KindOf(present);
        return kind switch
        {
            ValueShapeKind.Object => new ValueShape(kind, isOptional, Record: Read(scope.Claim(property + "Value"), present)),
            ValueShapeKind.List => new ValueShape(kind, isOptional, Item: InferItem([.. present.SelectMany(list => list.Items)], property, scope)),
            _ => new ValueShape(kind, isOptional),
        };
    }

    /// <summary>A list with nulls in it, or with nothing, says too little of its items.</summary>
    private static ValueShape InferItem(IReadOnlyList<ManifestValue> items, string property, NameScope scope)
        => items.Any(item => item.Kind == ManifestValueKind.Null) ? new ValueShape(ValueShapeKind.Any) : Infer(items, property, scope);

    private static ValueShapeKind KindOf(IReadOnlyList<ManifestValue> present)
    {
        if (present.Count == 0 || present.Any(value => value.Kind != present[0].Kind))
        {
            return ValueShapeKind.Any;
        }

        return present[0].Kind switch
        {
            ManifestValueKind.String => ValueShapeKind.String,
            ManifestValueKind.Boolean => ValueShapeKind.Boolean,
            ManifestValueKind.Number => present.All(value => value.Number == (int)value.Number) ? ValueShapeKind.Integer : ValueShapeKind.Double,
            ManifestValueKind.Object => ValueShapeKind.Object,
            _ => ValueShapeKind.List,
        };
    }
}
