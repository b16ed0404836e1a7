using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Replaces a statement that evaluates <c>false ? x : throw e</c> before anything else by <c>throw e;</c>.</summary>
internal sealed class ThrowPass : IMemberPass
{
    public bool Concerns(SyntaxNode root) => Marks.ValuesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        foreach (var choice in Marks.ValuesIn(root).Select(Reducer.RootOf).OfType<ConditionalExpressionSyntax>().Distinct())
        {
            if (Hoisting.Find(choice, model) is { } statement
                && new Reducer(model).Reduce(choice.Condition) is { Rest: null } condition
                && (condition.Value ? choice.WhenTrue : choice.WhenFalse) is ThrowExpressionSyntax thrown
                && Hoisting.ToStatements(condition.Effects, model, statement) is { } effects)
            {
                var replacement = SyntaxFactory.ThrowStatement(thrown.ThrowKeyword.WithLeadingTrivia(), thrown.Expression.WithoutTrailingTrivia(), SyntaxFactory.Token(SyntaxKind.SemicolonToken));
                yield return StatementEdit.Replace(statement, [.. effects, replacement.WithLeadingTrivia(Hoisting.IndentationOf(statement))]);
            }
        }
    }
}
