using OpenRollout.Manifest;

namespace OpenRollout.Generators;

/// <summary>Writes the values of a flag as expressions of the type that its accessor has.</summary>
internal sealed class ValueExpression(ManifestIdentity identity, FlagModel flag)
{
    private const string ValueType = "global::OpenFeature.Model.Value";

    private readonly FlagModel _flag = flag;

    /// <summary>The type of the values.</summary>
    public string TypeName { get; } = flag.Type switch
    {
        FlagType.Boolean => "bool",
        FlagType.String => "string",
        FlagType.Integer => "int",
        FlagType.Float => "double",
        _ => identity.Qualify(flag.Record!.Name),
    };

    public string Write(ManifestValue value) => _flag.Type switch
    {
        FlagType.Boolean => CSharpLiteral.From(value.Boolean),
        FlagType.String => CSharpLiteral.From(value.Text),
        FlagType.Integer => CSharpLiteral.From((int)value.Number),
        FlagType.Float => CSharpLiteral.From(value.Number),
        _ => WriteRecord(value, _flag.Record!, TypeName),
    };

    private static string WriteRecord(ManifestValue value, RecordModel record, string typeName)
    {
        var values = value.Members.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        var members = record.Members
            .Where(member => values.TryGetValue(member.Key, out var found) && found.Kind != ManifestValueKind.Null)
            .Select(member => $"{member.Name} = {Write(values[member.Key], member.Shape, typeName)}");
        return $"new {typeName} {{ {string.Concat(members.Select(member => member + ", "))}}}";
    }

    private static string Write(ManifestValue value, ValueShape shape, string typeName) => shape.Kind switch
    {
        ValueShapeKind.String => CSharpLiteral.From(value.Text),
        ValueShapeKind.Boolean => CSharpLiteral.From(value.Boolean),
        ValueShapeKind.Integer => CSharpLiteral.From((int)value.Number),
        ValueShapeKind.Double => CSharpLiteral.From(value.Number),
        ValueShapeKind.Object => WriteRecord(value, shape.Record!, $"{typeName}.{shape.Record!.Name}"),
        ValueShapeKind.List => $"[{string.Join(", ", value.Items.Select(item => Write(item, shape.Item!, typeName)))}]",
        _ => WriteAny(value),
    };

    private static string WriteAny(ManifestValue value) => value.Kind switch
    {
        ManifestValueKind.Null => $"new {ValueType}()",
        ManifestValueKind.String => $"new {ValueType}({CSharpLiteral.From(value.Text)})",
        ManifestValueKind.Boolean => $"new {ValueType}({CSharpLiteral.From(value.Boolean)})",
        ManifestValueKind.Number => $"new {ValueType}({CSharpLiteral.From(value.Number)})",
        ManifestValueKind.Array => $"new {ValueType}(new {ValueType}[] {{ {string.Concat(value.Items.Select(item => WriteAny(item) + ", "))}}})",
        _ => $"new {ValueType}(global::OpenFeature.Model.Structure.Builder(){string.Concat(value.Members.Select(member => $".Set({CSharpLiteral.From(member.Key)}, {WriteAny(member.Value)})"))}.Build())",
    };
}
