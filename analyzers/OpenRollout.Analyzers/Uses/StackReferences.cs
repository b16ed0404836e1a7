using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Analyzers.Uses;

/// <summary>
/// Finds values that cannot live across an await: spans and other ref structs, and ref variables. It does not check whether
/// they are used after the call, so it also finds some that would do no harm.
/// </summary>
internal static class StackReferences
{
    /// <summary>Returns whether such a value is in scope at a call: as a variable, as the collection of a loop, or in the same statement.</summary>
    public static bool AreLiveAround(SyntaxNode call, SemanticModel model)
        => model.LookupSymbols(call.SpanStart).OfType<ILocalSymbol>().Any(
                local => (local.IsRef || local.Type.IsRefLikeType) && SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, model.GetEnclosingSymbol(call.SpanStart)))
            || call.Ancestors().OfType<ForEachStatementSyntax>().Any(loop => loop.Statement.Contains(call) && IsOnStack(loop.Expression, model))
            || call.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault() is { } statement
                && statement.DescendantNodes(node => node == statement || node is not StatementSyntax).OfType<ExpressionSyntax>().Any(part => IsOnStack(part, model));

    private static bool IsOnStack(ExpressionSyntax expression, SemanticModel model)
        => model.GetTypeInfo(expression) is var info && (info.Type?.IsRefLikeType is true || info.ConvertedType?.IsRefLikeType is true);
}
