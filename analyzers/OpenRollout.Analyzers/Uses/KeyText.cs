using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Uses;

/// <summary>A key of a flag given as text.</summary>
/// <param name="Key">The key; null if it is not a constant.</param>
/// <param name="Location">The location of the value.</param>
internal sealed record KeyText(string? Key, Location Location)
{
    /// <summary>Returns the key that a value supplies; null for a null constant.</summary>
    public static KeyText? Of(IOperation value)
        => value.ConstantValue is { HasValue: true, Value: null } ? null : new KeyText(FindConstant(value), value.Syntax.GetLocation());

    /// <summary>Returns the keys of a comma-separated list; this instance if the list is not a constant.</summary>
    public IReadOnlyList<KeyText> Split() => Key is null ? [this] : [.. Key.Split(',').Select(key => this with { Key = key.Trim() })];

    private static string? FindConstant(IOperation? value) => value switch
    {
        null => null,
        { ConstantValue: { HasValue: true, Value: var constant } } => constant as string,
        IConversionOperation { OperatorMethod: null } conversion => FindConstant(conversion.Operand),
        IPropertyReferenceOperation { Property.Name: "Value", Instance: IFieldReferenceOperation { Field: var field } } => FindRazorConstant(field, value),
        _ => null,
    };

    /// <summary>
    /// Razor keeps <c>name="stories"</c> in a field, <c>static readonly TagHelperAttribute x = new("name", "stories", …)</c>,
    /// and assigns <c>(string)x.Value</c>.
    /// </summary>
    private static string? FindRazorConstant(IFieldSymbol field, IOperation reader)
        => field is { IsStatic: true, IsReadOnly: true, Type: { Name: "TagHelperAttribute", ContainingNamespace: { Name: "TagHelpers", ContainingNamespace.Name: "Razor" } } }
            && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } made }
            && made.SyntaxTree == reader.Syntax.SyntaxTree
            && reader.SemanticModel?.GetOperation(made) is IObjectCreationOperation creation
            ? FindConstant(creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "value")?.Value)
            : null;
}
