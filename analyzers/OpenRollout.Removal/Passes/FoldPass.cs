using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Simplifies expressions: <c>X &amp;&amp; true</c>, <c>!false</c>, <c>true ? a : b</c>.</summary>
internal sealed class FoldPass : IMemberPass
{
    public bool Concerns(SyntaxNode root) => Marks.ValuesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        var reducer = new Reducer(model);
        foreach (var expression in Marks.ValuesIn(root).Select(Reducer.RootOf).Distinct())
        {
            if (Marks.IsValue(expression) || IsInExpressionTree(expression, model))
            {
                continue;
            }

            var reduced = reducer.Reduce(expression);
            if (reduced.Rest == expression || IsUnwrapped(expression, reduced))
            {
                continue;
            }

            var rest = reduced.Rest is { } kept && Lines.HasComment(kept) ? kept : (reduced.Rest ?? Literals.Of(reduced.Value)).WithTriviaFrom(expression);
            if (Variables.AreLost(expression, [rest, .. reduced.Effects]))
            {
                continue;
            }

            if (reduced.Effects.Count == 0)
            {
                yield return new Edit(expression, rest);
            }
            else if (Hoisting.Find(expression, model) is { } statement && Hoisting.ToStatements(reduced.Effects, model, statement) is { } effects)
            {
                yield return StatementEdit.Replace(statement, [.. effects, statement.ReplaceNode(expression, rest).WithLeadingTrivia(Hoisting.IndentationOf(statement))]);
            }
            else if (Hoisting.FindBody(expression, model) is { Parent: { } function } && Bodies.ToBlock(function, [], model) is { } body)
            {
                yield return body;
            }
            else if (FoldInPlace(expression, reduced) is { } shorter)
            {
                yield return new Edit(expression, shorter);
            }
        }
    }

    /// <summary>Returns <c>X &amp;&amp; false</c> or <c>X || true</c> for a longer condition that evaluates only X and whose value is known.</summary>
    private static BinaryExpressionSyntax? FoldInPlace(ExpressionSyntax expression, Reduced reduced)
    {
        // The effects of a condition are operands, and so they are boolean.
        if (reduced is not { Rest: null, Effects.Count: 1 } || expression.Parent is ParenthesizedExpressionSyntax)
        {
            return null;
        }

        var (kind, sign) = reduced.Value ? (SyntaxKind.LogicalOrExpression, SyntaxKind.BarBarToken) : (SyntaxKind.LogicalAndExpression, SyntaxKind.AmpersandAmpersandToken);
        var effect = reduced.Effects[0].WithoutTrivia();
        var folded = SyntaxFactory.BinaryExpression(
            kind,
            (Parentheses.IsPrimary(effect) || effect is AwaitExpressionSyntax ? effect : SyntaxFactory.ParenthesizedExpression(effect)).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(sign).WithTrailingTrivia(SyntaxFactory.Space),
            Literals.Of(reduced.Value)).WithTriviaFrom(expression);
        return folded.DescendantTokens().Count() < expression.DescendantTokens().Count() && !(expression.Parent is BinaryExpressionSyntax) ? folded : null;
    }

    /// <summary>Returns whether a condition is left to the pass that unwraps its statement.</summary>
    private static bool IsUnwrapped(ExpressionSyntax expression, Reduced reduced) => expression.Parent switch
    {
        IfStatementSyntax or ForStatementSyntax => reduced.Rest is null || reduced.Effects.Count > 0,
        WhileStatementSyntax => reduced.Effects.Count > 0 || reduced is { Rest: null, Value: false },
        DoStatementSyntax => reduced.Effects.Count > 0,
        _ => false,
    };

    /// <summary>Returns whether an expression is part of an expression tree, which a query provider could translate differently.</summary>
    internal static bool IsInExpressionTree(SyntaxNode node, SemanticModel model)
        => node.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault() is { } function && model.GetOperation(function) is { } operation && ExpressionTree.Contains(operation);
}
