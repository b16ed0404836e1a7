using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Replaces a statement whose value is <c>false ? x : throw e</c> by <c>throw e;</c>.</summary>
internal sealed class ThrowPass : ITreePass
{
    public bool Concerns(SyntaxNode root) => Marks.ValuesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        foreach (var choice in Marks.ValuesIn(root).Select(Reducer.RootOf).OfType<ConditionalExpressionSyntax>().Distinct())
        {
            if (StatementOf(choice) is { } statement
                && new Reducer(model).Reduce(choice.Condition) is { Rest: null } condition
                && (condition.Value ? choice.WhenTrue : choice.WhenFalse) is ThrowExpressionSyntax thrown
                && Hoisting.ToStatements(condition.Effects, model, statement) is { } effects)
            {
                var replacement = SyntaxFactory.ThrowStatement(thrown.ThrowKeyword.WithLeadingTrivia(), thrown.Expression.WithoutTrailingTrivia(), SyntaxFactory.Token(SyntaxKind.SemicolonToken));
                yield return StatementEdit.Replace(statement, [.. effects, replacement.WithLeadingTrivia(Hoisting.IndentationOf(statement))]);
            }
        }
    }

    /// <summary>Returns the statement that evaluates nothing else first and only uses the value.</summary>
    private static StatementSyntax? StatementOf(ConditionalExpressionSyntax choice) => choice.Parent switch
    {
        ReturnStatementSyntax statement => statement,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax, RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax statement } => statement,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } } => statement,
        _ => null,
    };
}
