using OpenRollout.Manifest;

namespace OpenRollout.Generators.Emission;

/// <summary>Writes values of a flag as expressions of the accessor's type.</summary>
internal sealed class ValueExpression(ManifestIdentity identity, FlagModel flag)
{
    /// <summary>
    /// The number of values up to which an object is written as an initializer. A larger object is written as JSON, which is
    /// one literal for the compiler; an initializer costs the compiler and the JIT an expression for each value.
    /// </summary>
    private const int LargestInitializer = 100;

    /// <summary>Gets the type of the values.</summary>
    public string TypeName { get; } = flag.Type switch
    {
        FlagType.Boolean => "bool",
        FlagType.String => "string",
        FlagType.Integer => "int",
        FlagType.Float => "double",
        _ when flag.Record is null => "global::OpenFeature.Model.Value",
        _ => identity.Qualify(flag.Record.Name),
    };

    /// <summary>Gets the expression of the method that reads an object.</summary>
    public string Reader => flag.Record is null ? "static value => value.AsValue()" : $"{TypeName}.Read";

    public string Write(ManifestValue value) => flag.Type switch
    {
        FlagType.Boolean => CSharpLiteral.From(value.Boolean),
        FlagType.String => CSharpLiteral.From(value.Text),
        FlagType.Integer => CSharpLiteral.From((int)value.Number),
        FlagType.Float => CSharpLiteral.From(value.Number),
        _ when flag.Record is null => Parse(value) + ".AsValue()",
        _ when IsLarge(value) => $"{TypeName}.Read({Parse(value)})",
        _ => $"new {TypeName} {WriteMembers(value, flag.Record!)}",
    };

    private static string WriteMembers(ManifestValue value, RecordModel record)
    {
        var values = value.Members.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        var members = record.Members
            .Where(member => values.TryGetValue(member.Key, out var found) && found.Kind != ManifestValueKind.Null)
            .Select(member => $"{member.Name} = {Write(values[member.Key], member.Shape)}");
        return $"{{ {string.Concat(members.Select(member => member + ", "))}}}";
    }

    private static string Write(ManifestValue value, ValueShape shape) => shape.Kind switch
    {
        ValueShapeKind.String => CSharpLiteral.From(value.Text),
        ValueShapeKind.Boolean => CSharpLiteral.From(value.Boolean),
        ValueShapeKind.Integer => CSharpLiteral.From((int)value.Number),
        ValueShapeKind.Double => CSharpLiteral.From(value.Number),
        ValueShapeKind.Object => $"new() {WriteMembers(value, shape.Record!)}",
        ValueShapeKind.List => $"[{string.Join(", ", value.Items.Select(item => Write(item, shape.Item!)))}]",
        _ => Parse(value) + ".AsValue()",
    };

    /// <summary>Writes a value without a generated type as JSON: however deep the value is, the expression is not.</summary>
    private static string Parse(ManifestValue value) => $"global::OpenRollout.ObjectValue.Parse({CSharpLiteral.From(value.ToString())})";

    private static bool IsLarge(ManifestValue value)
    {
        var left = LargestInitializer;
        return !Fits(value, ref left);
    }

    private static bool Fits(ManifestValue value, ref int left)
    {
        foreach (var inner in value.Kind == ManifestValueKind.Array ? value.Items : value.Members.Select(member => member.Value))
        {
            if (--left < 0 || !Fits(inner, ref left))
            {
                return false;
            }
        }

        return true;
    }
}
