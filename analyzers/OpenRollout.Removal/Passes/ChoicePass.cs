using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Replaces a conditional expression of which the flag's value is an arm by an operator: <c>a ? true : b</c> becomes <c>a || b</c>.</summary>
internal sealed class ChoicePass : ITreePass
{
    public bool Concerns(SyntaxNode root) => Marks.ValuesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
        => Marks.ValuesIn(root)
            .Where(value => value.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression)
            .Select(value => Parentheses.Around(value).Parent is ConditionalExpressionSyntax choice && !choice.Condition.Contains(value) && CanChange(choice, model)
                && ToOperator(choice, choice.WhenTrue.Contains(value), value.IsKind(SyntaxKind.TrueLiteralExpression), model) is { } shorter
                ? new Edit(choice, Marks.InPlaceOf(shorter, choice).WithTriviaFrom(choice))
                : null)
            .OfType<Edit>();

    private static bool CanChange(ConditionalExpressionSyntax choice, SemanticModel model)
        => new[] { choice, choice.Condition, choice.WhenTrue, choice.WhenFalse }.All(part => model.GetTypeInfo(part).Type?.SpecialType == SpecialType.System_Boolean)
            && !choice.DescendantTrivia().Any(trivia => choice.Span.Contains(trivia.Span) && Lines.IsWorthKeeping(trivia))
            && !FoldPass.IsInExpressionTree(choice, model);

    /// <summary>Returns the operator; null if both arms are the same and the condition can have an effect.</summary>
    private static ExpressionSyntax? ToOperator(ConditionalExpressionSyntax choice, bool isFirst, bool value, SemanticModel model)
    {
        var (condition, other) = (choice.Condition, isFirst ? choice.WhenFalse : choice.WhenTrue);
        if (other.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression)
        {
            return other.IsKind(SyntaxKind.TrueLiteralExpression) == value ? Effects.AreNone(condition, model) ? Literals.Of(value) : null
                : value == isFirst ? condition.WithoutTrivia()
                : Parentheses.Negate(condition.WithoutTrivia());
        }

        // a ? true : b, a ? b : false, a ? false : b and a ? b : true.
        var left = (isFirst == value ? ForOperand(condition, value) : Parentheses.Negate(condition.WithoutTrivia())).WithTriviaFrom(condition);
        return SyntaxFactory.BinaryExpression(
            value ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression,
            left,
            SyntaxFactory.Token(choice.QuestionToken.LeadingTrivia, value ? SyntaxKind.BarBarToken : SyntaxKind.AmpersandAmpersandToken, [SyntaxFactory.Space]),
            ForOperand(other, value, isRight: true).WithoutTrivia());
    }

    /// <summary>Returns an operand of || or &amp;&amp;, in parentheses if it binds weaker.</summary>
    private static ExpressionSyntax ForOperand(ExpressionSyntax operand, bool isOr, bool isRight = false) => operand.Kind() switch
    {
        SyntaxKind.LogicalOrExpression when !isOr || isRight => Wrap(operand),
        SyntaxKind.LogicalAndExpression when !isOr && isRight => Wrap(operand),
        SyntaxKind.CoalesceExpression or SyntaxKind.ConditionalExpression or SyntaxKind.SwitchExpression => Wrap(operand),
        _ => operand is AssignmentExpressionSyntax or QueryExpressionSyntax ? Wrap(operand) : operand,
    };

    private static ParenthesizedExpressionSyntax Wrap(ExpressionSyntax operand) => SyntaxFactory.ParenthesizedExpression(operand.WithoutTrivia());
}
