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

    /// <summary>Returns the elements that have a text as the value of an attribute for keys, each with the code at its start and the name of the attribute; empty if the text is not in a field.</summary>
    public static IEnumerable<(SyntaxNode Start, string? Attribute)> FindElements(SyntaxNode text, SemanticModel model)
        => from assignment in FindAssignments(text)
           where assignment.Left is MemberAccessExpressionSyntax && TakesKey(model.GetSymbolInfo(assignment.Left).Symbol)
           select (StartOf(assignment), ((MemberAccessExpressionSyntax)assignment.Left).Name.Identifier.ValueText);

    /// <summary>The content of an element is generated as an argument of Begin, before its attributes.</summary>
    private static SyntaxNode StartOf(AssignmentExpressionSyntax assignment)
        => assignment.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax block } statement
            ? block.Statements.Take(block.Statements.IndexOf(statement)).LastOrDefault(before => before is ExpressionStatementSyntax { Expression: var expression } && IsBegin(expression)) ?? (SyntaxNode)assignment
            : assignment;

    private static bool IsBegin(ExpressionSyntax expression)
        => (expression is AssignmentExpressionSyntax { Right: var right } ? right : expression) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Begin" } };

    private static IEnumerable<AssignmentExpressionSyntax> FindAssignments(SyntaxNode text)
        => text.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { Parent.Parent: FieldDeclarationSyntax { Parent: { } type } } field
            ? type.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(assignment => assignment.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == field.Identifier.ValueText))
            : [];

    private static bool TakesKey(ISymbol? symbol)
        => symbol is IPropertySymbol property
            && property.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "TakesFlagKeyAttribute", ContainingNamespace: { Name: "OpenRollout", ContainingNamespace.IsGlobalNamespace: true } });
}
