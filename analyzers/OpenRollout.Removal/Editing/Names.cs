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

    /// <summary>Returns all names that are declared or used in a node, other than as members, except within some nodes.</summary>
    public static HashSet<string> AllIn(SyntaxNode node, SyntaxNode except)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var inner in node.DescendantNodes(inner => inner != except))
        {
            switch (inner)
            {
                case var _ when inner == except:
                    break;
                case SimpleNameSyntax simple when !IsMember(simple):
                    names.Add(simple.Identifier.ValueText);
                    break;
                case SingleVariableDesignationSyntax designation:
                    names.Add(designation.Identifier.ValueText);
                    break;
                case VariableDeclaratorSyntax declarator:
                    names.Add(declarator.Identifier.ValueText);
                    break;
                case ParameterSyntax parameter:
                    names.Add(parameter.Identifier.ValueText);
                    break;
                case LocalFunctionStatementSyntax function:
                    names.Add(function.Identifier.ValueText);
                    break;
                case ForEachStatementSyntax loop:
                    names.Add(loop.Identifier.ValueText);
                    break;
                case CatchDeclarationSyntax { Identifier.ValueText: { } caught }:
                    names.Add(caught);
                    break;
                case TypeParameterSyntax parameter:
                    names.Add(parameter.Identifier.ValueText);
                    break;
                case FromClauseSyntax clause:
                    names.Add(clause.Identifier.ValueText);
                    break;
                case LetClauseSyntax clause:
                    names.Add(clause.Identifier.ValueText);
                    break;
                case JoinClauseSyntax clause:
                    names.Add(clause.Identifier.ValueText);
                    break;
                case JoinIntoClauseSyntax clause:
                    names.Add(clause.Identifier.ValueText);
                    break;
                case QueryContinuationSyntax clause:
                    names.Add(clause.Identifier.ValueText);
                    break;
            }
        }

        return names;
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
