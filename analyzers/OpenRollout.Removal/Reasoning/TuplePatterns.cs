using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Shortens patterns of a tuple of which one element is known.</summary>
/// <param name="index">The index of the element.</param>
/// <param name="count">The number of elements.</param>
/// <param name="value">The value of the element.</param>
/// <param name="model">The model of the patterns.</param>
internal sealed class TuplePatterns(int index, int count, object value, SemanticModel model)
{
    /// <summary>Returns a tuple without the element; the other element alone if there are two.</summary>
    public ExpressionSyntax Shorten(TupleExpressionSyntax tuple)
    {
        if (count > 2)
        {
            // It is another tuple, of another type.
            return SyntaxFactory.TupleExpression(tuple.OpenParenToken, Separated.Without(tuple.Arguments, [tuple.Arguments[index]]), tuple.CloseParenToken);
        }

        var rest = tuple.Arguments[1 - index].Expression.WithoutTrivia();
        return (Parentheses.IsPrimary(rest) ? rest : SyntaxFactory.ParenthesizedExpression(rest)).WithTriviaFrom(tuple);
    }

    /// <summary>Shortens a pattern. Returns false if the element does not decide its part of the pattern.</summary>
    /// <param name="pattern">The pattern of the tuple.</param>
    /// <param name="rest">The pattern of the shorter tuple; null if it never matches.</param>
    public bool TryShorten(PatternSyntax pattern, out PatternSyntax? rest)
    {
        rest = pattern;
        switch (pattern)
        {
            case DiscardPatternSyntax:
                return true;
            case ParenthesizedPatternSyntax parenthesized when TryShorten(parenthesized.Pattern, out var inner):
                rest = inner is null ? null : parenthesized.WithPattern(inner);
                return true;
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either when TryShorten(either.Left, out var left) && TryShorten(either.Right, out var right):
                rest = left is null ? right?.WithTriviaFrom(either) : right is null ? left.WithTriviaFrom(either) : either.WithLeft(left).WithRight(right);
                return true;
            case RecursivePatternSyntax { Type: null, PropertyPatternClause: null, Designation: null, PositionalPatternClause: { } clause } positional
                when clause.Subpatterns.Count == count && Matching.Find(clause.Subpatterns[index].Pattern, value, model) is { } matches:
                rest = !matches ? null
                    : count == 2 ? clause.Subpatterns[1 - index].Pattern.WithTriviaFrom(positional)
                    : positional.WithPositionalPatternClause(clause.WithSubpatterns(Separated.Without(clause.Subpatterns, [clause.Subpatterns[index]])));
                return true;
            default:
                return false;
        }
    }
}
