namespace OpenRollout.Generators.Emission;

/// <summary>
/// Writes the records of object flags, each with the method that reads it. A record names the types within it without
/// qualification, which no other name can hide: the code stays as long as the shape is large, however deep it is.
/// </summary>
internal sealed class RecordsEmitter(CodeWriter code, ManifestIdentity identity)
{
    private const string ObjectValue = "global::OpenRollout.ObjectValue";

    private readonly CodeWriter _code = code;
    private readonly ManifestIdentity _identity = identity;

    public void Emit(IEnumerable<FlagModel> flags)
    {
        foreach (var flag in flags)
        {
            if (flag.Record is { } record)
            {
                _code.Summary($"A value of the flag '{flag.Key}'.");
                _code.Line(SourceFile.GeneratedCode).Line(SourceFile.ExcludeFromCodeCoverage);
                Emit(record, _identity.Visibility, _identity.Qualify(record.Name));
                _code.BlankLine();
            }
        }
    }

    private void Emit(RecordModel record, string visibility, string typeName)
    {
        using (_code.Open($"{visibility} sealed record {record.Name}"))
        {
            foreach (var member in record.Members)
            {
                _code.Summary($"The member '{member.Key}'.");
                var required = member.Shape.IsOptional ? "" : "required ";
                _code.Line($"public {required}{TypeOf(member.Shape)} {member.Name} {{ get; init; }}").BlankLine();
            }

            EmitRead(record, typeName);
            foreach (var inner in record.Members.Where(member => member.Shape.InnerRecord is not null))
            {
                _code.BlankLine();
                _code.Summary($"An object in the member '{inner.Key}'.");
                var name = inner.Shape.InnerRecord!;
                Emit(name, "public", name.Name);
            }
        }
    }

    private void EmitRead(RecordModel record, string typeName)
    {
        _code.Summary("Reads a value of the manifest.");
        _code.Line("/// <param name=\"value\">The value.</param>");
        using (_code.Open($"internal static {typeName} Read({ObjectValue} value) => new()", "};"))
        {
            foreach (var member in record.Members)
            {
                var key = CSharpLiteral.From(member.Key);
                var found = member.Shape.IsOptional ? $"value.Optional({key})?" : $"value.Member({key})";
                _code.Line($"{member.Name} = {found}.{ReadOf(member.Shape)},");
            }
        }
    }

    private static string TypeOf(ValueShape shape) => shape.Kind switch
    {
        ValueShapeKind.String => "string",
        ValueShapeKind.Boolean => "bool",
        ValueShapeKind.Integer => "int",
        ValueShapeKind.Double => "double",
        ValueShapeKind.Object => shape.Record!.Name,
        ValueShapeKind.List => $"global::System.Collections.Generic.IReadOnlyList<{TypeOf(shape.Item!)}>",
        _ => "global::OpenFeature.Model.Value",
    } + (shape.IsOptional ? "?" : "");

    private static string ReadOf(ValueShape shape) => shape.Kind switch
    {
        ValueShapeKind.String => "AsString()",
        ValueShapeKind.Boolean => "AsBoolean()",
        ValueShapeKind.Integer => "AsInteger()",
        ValueShapeKind.Double => "AsDouble()",
        ValueShapeKind.Object => $"AsObject({shape.Record!.Name}.Read)",
        // Lambdas in lambdas whose types are inferred would each be bound twice as often as the one around it.
        ValueShapeKind.List when shape.Item!.Kind == ValueShapeKind.List => $"AsList<{TypeOf(shape.Item)}>(static item => item.{ReadOf(shape.Item)})",
        ValueShapeKind.List => $"AsList(static item => item.{ReadOf(shape.Item!)})",
        _ => "AsValue()",
    };
}
