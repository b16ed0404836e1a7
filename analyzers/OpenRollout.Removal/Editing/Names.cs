using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Editing;

/// <summary>Finds names in code by their spelling. It finds more than the compiler would, so an answer of "none" is a proof.</summary>
internal static class Names
{
    /// <summary>Returns whether a name is used in a node, other than as a member of something.</summary>
    public static bool AreUsedIn(SyntaxNode node, string name)
        => node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(simple => simple.Identifier.ValueText == name && !IsMember(simple));

    /// <summary>Returns the names that an expression or a statement declares in the scope that it is in, without those of functions within it.</summary>
    public static IEnumerable<string> DeclaredBy(SyntaxNode node)
    {
        if (node is LocalFunctionStatementSyntax function)
        {
            return [function.Identifier.ValueText];
        }

        return node.DescendantNodesAndSelf(inner => inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Select(inner => inner switch
            {
                SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
                VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
                LocalFunctionStatementSyntax local => local.Identifier.ValueText,
                _ => null,
            })
            .OfType<string>();
    }

    /// <summary>Returns all names in a node, other than those of members of something, except within another node.</summary>
    public static HashSet<string> AllIn(SyntaxNode node, SyntaxNode except)
    {
        var names = node.DescendantTokens(inner => inner != except)
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && !(token.Parent is SimpleNameSyntax name && IsMember(name)))
            .Select(token => token.ValueText);
        return new HashSet<string>(names, StringComparer.Ordinal);
    }

    private static bool IsMember(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax or NameColonSyntax => true,
        QualifiedNameSyntax qualified => qualified.Right == name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment
            => assignment.Left == name && (initializer.IsKind(SyntaxKind.ObjectInitializerExpression) || initializer.IsKind(SyntaxKind.WithInitializerExpression)),
        _ => false,
    };
}
