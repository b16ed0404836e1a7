using OpenRollout.Manifest;

namespace OpenRollout.Generators.Emission;

/// <summary>
/// Writes the typed context: a struct that holds its attributes in the form in which they are evaluated. Its private
/// members begin with a lower-case letter, which properties never do, so they cannot collide.
/// </summary>
internal static class ContextEmitter
{
    /// <summary>With more values a table is used: the compiler's time for a switch grows with the square of its arms.</summary>
    private const int MaximumArms = 100;

    private const string Attribute = "global::OpenRollout.Evaluation.AttributeValue";
    private const string Attributes = $"global::System.ReadOnlySpan<{Attribute}>";
    private const string Conversion = "global::OpenRollout.AttributeContext";
    private const string Layout = "global::OpenRollout.FlagContextLayout";
    private const string UntypedContext = "global::OpenFeature.Model.EvaluationContext";

    public static void Emit(CodeWriter code, ManifestModel model)
    {
        var context = model.Context;
        var name = model.Identity.Qualify(context.Name);
        var contract = $"global::OpenRollout.IFlagContext<{name}>";
        code.Summary("A typed evaluation context with the attributes of the manifest. An attribute that is null is absent.");
        code.Line(SourceFile.GeneratedCode).Line(SourceFile.ExcludeFromCodeCoverage);
        using (code.Open($"{model.Identity.Visibility} partial struct {context.Name} : {contract}"))
        {
            code.Line($"private static readonly {Layout} layout = new({string.Join(", ", context.Attributes.Select(attribute => CSharpLiteral.From(attribute.Key)))});").BlankLine();
            code.Line("private attributeValues attributes;").BlankLine();
            for (var index = 0; index < context.Attributes.Count; index++)
            {
                EmitProperty(code, context.Attributes[index], $"attributes[{CSharpLiteral.From(index)}]");
            }

            code.Line($"static {Layout} {contract}.Layout => layout;").BlankLine();
            code.Line($"static {Attributes} {contract}.GetAttributes(in {name} context) => context.attributes;").BlankLine();
            code.Summary("Converts the attributes that are not null to an OpenFeature evaluation context.");
            code.Line("/// <param name=\"context\">The typed context.</param>");
            code.Line($"public static implicit operator {UntypedContext}(in {name} context) => context.ToEvaluationContext();").BlankLine();
            code.Summary("Converts the attributes that are not null to an OpenFeature evaluation context.");
            code.Line($"public readonly {UntypedContext} ToEvaluationContext() => {Conversion}.Build(layout, attributes);").BlankLine();
            EmitEnums(code, context);
            code.Line($"[global::System.Runtime.CompilerServices.InlineArray({CSharpLiteral.From(context.Attributes.Count)})]");
            using (code.Open("private struct attributeValues"))
            {
                code.Line($"private {Attribute} first;");
            }
        }
    }

    private static void EmitProperty(CodeWriter code, AttributeModel attribute, string slot)
    {
        var (type, read, write) = attribute.Type switch
        {
            AttributeType.Boolean => ("bool?", $"{Conversion}.ToBoolean({slot})", $"{Attribute}.From(value)"),
            AttributeType.Number => ("double?", $"{Conversion}.ToNumber({slot})", $"{Attribute}.From(value)"),
            AttributeType.DateTime => ("global::System.DateTimeOffset?", $"{Conversion}.ToTime({slot})", $"{Attribute}.From(value)"),
            AttributeType.StringList => ("global::System.Collections.Generic.IReadOnlyList<string>?", $"{slot}.AsStringList()", $"{Conversion}.FromStrings(value)"),
            _ => ("string?", $"{slot}.AsString()", $"{Attribute}.From(value)"),
        };
        code.Summary(attribute.Description);
        if (attribute.Values is { } values)
        {
            EmitClosedProperty(code, attribute.Name, values, slot);
        }
        else
        {
            using (code.Open($"public {type} {attribute.Name}"))
            {
                code.Line($"readonly get => {read};");
                code.Line($"set => {slot} = {write};");
            }
        }

        code.BlankLine();
    }

    /// <summary>Writes a property of an enum type. A value outside the enum, and a string outside the manifest's values, make the attribute absent.</summary>
    private static void EmitClosedProperty(CodeWriter code, string name, EnumModel values, string slot)
    {
        if (values.Members.Count > MaximumArms)
        {
            EmitPropertyOfTable(code, name, values, slot);
            return;
        }

        using (code.Open($"public {values.Name}? {name}"))
        {
            using (code.Open($"readonly get => {slot}.AsString() switch", "};"))
            {
                foreach (var member in values.Members)
                {
                    code.Line($"{CSharpLiteral.From(member.Text)} => {values.Name}.{member.Name},");
                }

                code.Line("_ => null,");
            }

            using (code.Open($"set => {slot} = {Attribute}.From(value switch", "});"))
            {
                foreach (var member in values.Members)
                {
                    code.Line($"{values.Name}.{member.Name} => {CSharpLiteral.From(member.Text)},");
                }

                code.Line("_ => (string?)null,");
            }
        }
    }

    private static void EmitPropertyOfTable(CodeWriter code, string name, EnumModel values, string slot)
    {
        var table = "textsOf" + values.Name;
        using (code.Open($"public {values.Name}? {name}"))
        {
            code.Line($"readonly get => global::System.Array.IndexOf({table}, {slot}.AsString()) is >= 0 and var index ? ({values.Name})index : null;");
            code.Line($"set => {slot} = {Attribute}.From(value is >= 0 && (int)value.Value < {table}.Length ? {table}[(int)value.Value] : (string?)null);");
        }

        code.BlankLine();
        using (code.Open($"private static readonly string[] {table} = new[]", "};"))
        {
            foreach (var member in values.Members)
            {
                code.Line(CSharpLiteral.From(member.Text) + ",");
            }
        }
    }

    private static void EmitEnums(CodeWriter code, ContextModel context)
    {
        foreach (var attribute in context.Attributes)
        {
            if (attribute.Values is not { } values)
            {
                continue;
            }

            code.Summary($"The values of the attribute '{attribute.Key}'.");
            using (code.Open($"public enum {values.Name}"))
            {
                foreach (var member in values.Members)
                {
                    code.Summary($"The value '{member.Text}'.");
                    code.Line(member.Name + ",");
                    code.BlankLine();
                }
            }

            code.BlankLine();
        }
    }
}
