using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Simplifies expressions: <c>X &amp;&amp; true</c>, <c>!false</c>, <c>true ? a : b</c>.</summary>
internal sealed class FoldPass : ITreePass
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

            var rest = (reduced.Rest ?? Literals.Of(reduced.Value)).WithTriviaFrom(expression);
            if (Variables.AreLost(expression, [rest, .. reduced.Effects]))
            {
                continue;
            }

            if (reduced.Effects.Count == 0)
            {
                yield return new Edit(expression, rest);
            }
            else if (Hoisting.Find(expression) is { } statement && Hoisting.ToStatements(reduced.Effects, model, statement) is { } effects)
            {
                yield return StatementEdit.Replace(statement, [.. effects, statement.ReplaceNode(expression, rest).WithLeadingTrivia(Hoisting.IndentationOf(statement))]);
            }
        }
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
