namespace OpenRollout.Generators.Emission;

/// <summary>
/// Writes the records of object flags, each with the method that reads it. A record refers to its nested types by their
/// simple names, which nothing can hide, so the length of the code grows with the number of members and not with their depth.
/// </summary>
internal sealed class RecordsEmitter(CodeWriter code, ManifestIdentity identity)
{
    private const string ObjectValue = "global::OpenRollout.ObjectValue";

    public void Emit(IEnumerable<FlagModel> flags)
    {
        foreach (var flag in flags)
        {
            if (flag.Record is { } record)
            {
                code.Summary($"A value of the flag '{flag.Key}'.");
                code.Line(SourceFile.GeneratedCode).Line(SourceFile.ExcludeFromCodeCoverage);
                Emit(record, identity.Visibility, identity.Qualify(record.Name));
                code.BlankLine();
            }
        }
    }

    private void Emit(RecordModel record, string visibility, string typeName)
    {
        using (code.Open($"{visibility} sealed record {record.Name}"))
        {
            foreach (var member in record.Members)
            {
                code.Summary($"Gets the member '{member.Key}'.");
                var required = member.Shape.IsOptional ? "" : "required ";
                code.Line($"public {required}{TypeOf(member.Shape)} {member.Name} {{ get; init; }}").BlankLine();
            }

            EmitRead(record, typeName);
            foreach (var inner in record.Members.Where(member => member.Shape.InnerRecord is not null))
            {
                code.BlankLine();
                code.Summary($"An object in the member '{inner.Key}'.");
                var name = inner.Shape.InnerRecord!;
                Emit(name, "public", name.Name);
            }
        }
    }

    private void EmitRead(RecordModel record, string typeName)
    {
        code.Summary("Reads a value from the manifest.");
        code.Line("/// <param name=\"value\">The value.</param>");
        using (code.Open($"internal static {typeName} Read({ObjectValue} value) => new()", "};"))
        {
            foreach (var member in record.Members)
            {
                var key = CSharpLiteral.From(member.Key);
                var found = member.Shape.IsOptional ? $"value.Optional({key})?" : $"value.Member({key})";
                code.Line($"{member.Name} = {found}.{ReadOf(member.Shape)},");
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
        // With inferred types, the compiler would bind each nested lambda twice as often as the one around it.
        ValueShapeKind.List when shape.Item!.Kind == ValueShapeKind.List => $"AsList<{TypeOf(shape.Item)}>(static item => item.{ReadOf(shape.Item)})",
        ValueShapeKind.List => $"AsList(static item => item.{ReadOf(shape.Item!)})",
        _ => "AsValue()",
    };
}
