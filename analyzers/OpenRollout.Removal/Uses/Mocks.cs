using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>
/// Recognizes mocks of a snapshot or of a client. A library reads the code that sets them up or verifies them: <c>flags.Stories.Returns(true)</c>,
/// <c>flags.Received().Stories</c>, <c>flags.Setup(f => f.Stories)</c>. A read of a mock returns the value that the test has set up.
/// </summary>
internal static class Mocks
{
    private static readonly string[] Libraries = ["NSubstitute", "Moq", "FakeItEasy"];

    /// <summary>Returns whether a read of a snapshot's property, or a call of a client, belongs to a mock.</summary>
    /// <param name="use">The read or the call.</param>
    /// <param name="model">The semantic model.</param>
    public static bool Contain(ExpressionSyntax use, SemanticModel model)
        => model.Compilation.GlobalNamespace.GetNamespaceMembers().Any(space => Libraries.Contains(space.Name))
            && (Parentheses.Around(use).Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax setUp } && IsOfLibrary(setUp, model)
                || use.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda => lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && IsOfLibrary(call, model))
                || ((use as InvocationExpressionSyntax)?.Expression ?? use) is MemberAccessExpressionSyntax { Expression: var receiver } && IsMock(receiver, model));

    private static bool IsOfLibrary(ExpressionSyntax expression, SemanticModel model) => model.GetSymbolInfo(expression).Symbol is { } symbol && IsOfLibrary(symbol);

    private static bool IsOfLibrary(ISymbol symbol)
    {
        var space = symbol.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return Libraries.Contains(space?.Name);
    }

    /// <summary>Returns whether a receiver is a mock: what a library returns, or a variable or member that gets such a value in its type.</summary>
    private static bool IsMock(ExpressionSyntax receiver, SemanticModel model)
    {
        if (model.GetSymbolInfo(receiver).Symbol is not { } symbol)
        {
            return false;
        }

        return IsOfLibrary(symbol)
            || (symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration && declaration.SyntaxTree == model.SyntaxTree
                && ValuesOf(symbol, declaration, model).Any(value => IsOfLibrary(value, model)));
    }

    private static IEnumerable<ExpressionSyntax> ValuesOf(ISymbol symbol, SyntaxNode declaration, SemanticModel model)
    {
        var assigned = declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left).Symbol, symbol)).Select(assignment => assignment.Right) ?? [];
        var initial = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
            _ => null,
        };
        return initial is null ? assigned : assigned.Append(initial);
    }
}
