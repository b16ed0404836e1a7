using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>
/// Reads the text of an attribute that Razor assigns to a property of a tag helper, such as that of <c>&lt;flag name="stories"&gt;</c> in a view. The generated
/// code keeps the text in a field, which all elements with the same attribute share.
/// </summary>
internal static class TagHelperText
{
    /// <summary>Returns whether a text is a key for a tag helper.</summary>
    public static bool IsKey(ExpressionSyntax text, SemanticModel model) => FindAssignments(text).Any(assignment => TakesKey(model.GetSymbolInfo(assignment.Left).Symbol));

    /// <summary>Returns the first assignment of a text to a property; null if the text is not in a field.</summary>
    public static SyntaxNode? FindFirst(SyntaxNode text) => FindAssignments(text).FirstOrDefault();

    private static IEnumerable<AssignmentExpressionSyntax> FindAssignments(SyntaxNode text)
        => text.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { Parent.Parent: FieldDeclarationSyntax { Parent: { } type } } field
            ? type.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(assignment => assignment.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == field.Identifier.ValueText))
            : [];

    private static bool TakesKey(ISymbol? symbol)
        => symbol is IPropertySymbol property
            && property.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "TakesFlagKeyAttribute", ContainingNamespace: { Name: "OpenRollout", ContainingNamespace.IsGlobalNamespace: true } });
}
