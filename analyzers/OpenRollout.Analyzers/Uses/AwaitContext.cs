using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Tells where C# lets one await.</summary>
internal static class AwaitContext
{
    /// <summary>Whether the nearest function is asynchronous, and nothing in between forbids to await in it.</summary>
    public static bool AllowsAwait(SyntaxNode node, ISymbol containing)
    {
        for (var current = node; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return containing is IMethodSymbol { IsAsync: true };
                case LockStatementSyntax statement when current == statement.Statement:
                case UnsafeStatementSyntax:
                case CatchFilterClauseSyntax:
                case QueryBodySyntax:
                case QueryClauseSyntax:
                    return false;
            }
        }

        return containing is IMethodSymbol { IsAsync: true };
    }

    /// <summary>Returns the method's name in a call.</summary>
    public static SyntaxNode FindMethodName(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } => member.Name,
        _ => call,
    };
}
