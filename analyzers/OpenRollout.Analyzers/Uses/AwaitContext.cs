using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Determines where C# allows an await.</summary>
internal static class AwaitContext
{
    /// <summary>Returns whether the innermost function is asynchronous and nothing between it and the node forbids an await.</summary>
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

    /// <summary>Returns the syntax of the method's name in a call; the call itself if it has none.</summary>
    public static SyntaxNode FindMethodName(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } => member.Name,
        _ => call,
    };
}
