using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Analyzers.Uses;

/// <summary>
/// Finds what must not live across an await: spans and other structures of the stack, and variables that are references.
/// Whether one is still needed after the call is not looked at, so some are found that would do no harm.
/// </summary>
internal static class StackReferences
{
    /// <summary>Whether one is in reach of a call: a variable, what a loop runs over, or a part of the same statement.</summary>
    public static bool AreLiveAround(SyntaxNode call, SemanticModel model)
        => model.LookupSymbols(call.SpanStart).OfType<ILocalSymbol>().Any(
                local => (local.IsRef || local.Type.IsRefLikeType) && SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, model.GetEnclosingSymbol(call.SpanStart)))
            || call.Ancestors().OfType<ForEachStatementSyntax>().Any(loop => loop.Statement.Contains(call) && IsOnStack(loop.Expression, model))
            || call.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault() is { } statement
                && statement.DescendantNodes(node => node == statement || node is not StatementSyntax).OfType<ExpressionSyntax>().Any(part => IsOnStack(part, model));

    private static bool IsOnStack(ExpressionSyntax expression, SemanticModel model)
        => model.GetTypeInfo(expression) is var info && (info.Type?.IsRefLikeType is true || info.ConvertedType?.IsRefLikeType is true);
}
