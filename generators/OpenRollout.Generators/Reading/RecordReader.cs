using OpenRollout.Manifest;
using OpenRollout.Manifest.GeneratedCode;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Reading;

/// <summary>Infers the record type that fits all values of an object flag: its default and its variants.</summary>
internal static class RecordReader
{
    /// <summary>Names that properties of a record cannot have: those of compiler-generated members and of the method that reads it.</summary>
    private static readonly string[] Reserved = ["Read", "Clone", "Deconstruct", "EqualityContract", "PrintMembers"];

    public static RecordModel Read(string name, FlagDefinition flag)
        => Read(name, [flag.DefaultValue, .. flag.Variants.Select(variant => variant.Value)], depth: 0);

    private static RecordModel Read(string name, IReadOnlyList<ManifestValue> objects, int depth)
    {
        var members = ObjectMembers.Of(objects);
        var scope = new NameScope([name, .. Reserved]);
        var properties = members.Select(member => scope.Claim(CSharpName.ForMember(member.Key, name, isAtRoot: false))).ToArray();
        return new RecordModel(name, members.Select((member, index) => new MemberModel(
            properties[index], member.Key, Infer(member.Value, member.Value.Count < objects.Count, properties[index], scope, depth + 1))).ToEquatableArray());
    }

    private static ValueShape Infer(IReadOnlyList<ManifestValue> values, bool isOptional, string property, NameScope scope, int depth)
    {
        var present = values.Where(value => value.Kind != ManifestValueKind.Null).ToArray();
        isOptional |= present.Length < values.Count;
        var kind = depth > ObjectMembers.MaximumDepth && ObjectMembers.KindOf(present) is ManifestValueKind.Object or ManifestValueKind.Array
            ? ValueShapeKind.Any
            : KindOf(present);
        return kind switch
        {
            ValueShapeKind.Object => new ValueShape(kind, isOptional, Record: Read(scope.Claim(property + "Value"), present, depth)),
            ValueShapeKind.List => new ValueShape(kind, isOptional, Item: InferItem([.. present.SelectMany(list => list.Items)], property, scope, depth)),
            _ => new ValueShape(kind, isOptional),
        };
    }

    /// <summary>Infers the type of a list's items. Items of an empty list, or of one that contains null, can be anything.</summary>
    private static ValueShape InferItem(IReadOnlyList<ManifestValue> items, string property, NameScope scope, int depth)
        => items.Any(item => item.Kind == ManifestValueKind.Null)
            ? new ValueShape(ValueShapeKind.Any)
            : Infer(items, isOptional: false, property, scope, depth + 1);

    private static ValueShapeKind KindOf(IReadOnlyList<ManifestValue> present) => ObjectMembers.KindOf(present) switch
    {
        ManifestValueKind.String => ValueShapeKind.String,
        ManifestValueKind.Boolean => ValueShapeKind.Boolean,
        ManifestValueKind.Number => present.All(value => value.Number == (int)value.Number) ? ValueShapeKind.Integer : ValueShapeKind.Double,
        ManifestValueKind.Object => ValueShapeKind.Object,
        ManifestValueKind.Array => ValueShapeKind.List,
        _ => ValueShapeKind.Any,
    };
}
