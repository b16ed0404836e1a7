using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Simplifies assignments to variables: <c>x = true ? x : y</c>, <c>x &amp;= true</c> and <c>_ = true</c> go, <c>x |= true</c> becomes <c>x = true</c>, and <c>x ^= true</c> becomes <c>x = !x</c>.</summary>
internal sealed class AssignmentPass : IMemberPass
{
    public bool Concerns(SyntaxNode root) => Marks.ValuesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        var reducer = new Reducer(model);
        foreach (var expression in Marks.ValuesIn(root).Select(Reducer.RootOf).Distinct())
        {
            if (expression.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment
                && assignment.Right == expression
                && Find(assignment, statement, reducer.Reduce(expression), model) is { } edit)
            {
                yield return edit;
            }
        }
    }

    private static Edit? Find(AssignmentExpressionSyntax assignment, ExpressionStatementSyntax statement, Reduced reduced, SemanticModel model)
    {
        if (model.GetSymbolInfo(assignment.Left).Symbol is IDiscardSymbol)
        {
            return reduced.Rest is null && Hoisting.ToStatements(reduced.Effects, model, statement) is { } evaluated ? StatementEdit.Replace(statement, evaluated) : null;
        }

        if (!IsVariable(assignment.Left, model))
        {
            return null;
        }

        if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
        {
            return reduced.Rest is { } rest && SyntaxFactory.AreEquivalent(rest, assignment.Left)
                && Hoisting.ToStatements(reduced.Effects, model, statement) is { } effects
                ? StatementEdit.Replace(statement, effects)
                : null;
        }

        if (reduced is not { Rest: null, Effects.Count: 0 }
            || assignment.Kind() is not (SyntaxKind.AndAssignmentExpression or SyntaxKind.OrAssignmentExpression or SyntaxKind.ExclusiveOrAssignmentExpression)
            || model.GetTypeInfo(assignment.Left).Type?.SpecialType != SpecialType.System_Boolean)
        {
            return null;
        }

        return reduced.Value == assignment.IsKind(SyntaxKind.AndAssignmentExpression)
            ? StatementEdit.Replace(statement, [])
            : new Edit(assignment, SyntaxFactory.AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                assignment.Left,
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTriviaFrom(assignment.OperatorToken),
                (assignment.IsKind(SyntaxKind.ExclusiveOrAssignmentExpression) ? Parentheses.Negate(Marks.AsCopy(assignment.Left)) : Literals.Of(reduced.Value)).WithTriviaFrom(assignment.Right)));
    }

    /// <summary>Returns whether reading and writing a variable has no other effect.</summary>
    private static bool IsVariable(ExpressionSyntax target, SemanticModel model)
        => target is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            && model.GetSymbolInfo(target).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol { IsVolatile: false, IsStatic: false };
}
