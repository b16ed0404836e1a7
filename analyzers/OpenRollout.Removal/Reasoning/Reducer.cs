using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>
/// Simplifies a condition by the flag's value. Operands are neither reordered nor merged, and one that can have an effect is never
/// dropped: it stays where it is, or becomes an effect to evaluate first, where the caller can place a statement for it.
/// </summary>
internal sealed class Reducer(SemanticModel model)
{
    /// <summary>Returns whether the value of an expression can decide the value of the expression that it is part of.</summary>
    public static bool IsTransparent(SyntaxNode parent, SyntaxNode child) => parent switch
    {
        ParenthesizedExpressionSyntax => true,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.LogicalNotExpression),
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
            or SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression or SyntaxKind.ExclusiveOrExpression
            or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
            or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression,
        IsPatternExpressionSyntax pattern => pattern.Expression == child,
        ConditionalExpressionSyntax choice => choice.Condition == child,
        _ => false,
    };

    /// <summary>Returns the outermost expression that a value can decide.</summary>
    public static ExpressionSyntax RootOf(ExpressionSyntax value)
    {
        var root = value;
        while (root.Parent is ExpressionSyntax parent && IsTransparent(parent, root))
        {
            root = parent;
        }

        return root;
    }

    /// <summary>Returns what remains of an expression. An unchanged expression is returned as the same node.</summary>
    public Reduced Reduce(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax literal when Marks.IsValue(literal) && literal.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression:
                return Reduced.Constant(literal.IsKind(SyntaxKind.TrueLiteralExpression));
            case var _ when !expression.DescendantNodesAndSelf().Any(Marks.IsValue):
                return Keep(expression);
            case ParenthesizedExpressionSyntax parenthesized:
                return ReduceParenthesized(parenthesized);
            case PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression) && IsBoolean(not.Operand):
                var operand = Reduce(not.Operand);
                return operand.Rest is null ? Reduced.Constant(!operand.Value, operand.Effects)
                    : operand.Rest == not.Operand ? Keep(not)
                    : Reduced.To(not.WithOperand(Parentheses.ForOperand(operand.Rest)), operand.IsPure, operand.Effects);
            case BinaryExpressionSyntax binary:
                return ReduceBinary(binary);
            case IsPatternExpressionSyntax pattern:
                return ReducePattern(pattern);
            case ConditionalExpressionSyntax choice:
                return ReduceChoice(choice);
            default:
                return Keep(expression);
        }
    }

    private Reduced Keep(ExpressionSyntax expression) => Reduced.To(expression, Effects.AreNone(expression, model));

    private bool IsBoolean(ExpressionSyntax expression) => model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Boolean;

    private Reduced ReduceParenthesized(ParenthesizedExpressionSyntax parenthesized)
    {
        var inner = Reduce(parenthesized.Expression);
        return inner.Rest is null ? inner
            : inner.Rest == parenthesized.Expression ? Keep(parenthesized)
            : inner.Rest is ThrowExpressionSyntax ? inner with { Rest = inner.Rest.WithTriviaFrom(parenthesized) }
            : inner with { Rest = Parentheses.Replace(parenthesized, inner.Rest) };
    }

    private Reduced ReducePattern(IsPatternExpressionSyntax pattern)
    {
        if (!IsBoolean(pattern.Expression) && Marks.IsValue(Parentheses.Within(pattern.Expression)) && model.GetConstantValue(pattern.Expression).Value is { } constant)
        {
            return Matching.Find(pattern.Pattern, constant, model) is { } isMatch ? Reduced.Constant(isMatch) : Keep(pattern);
        }

        if (Parentheses.Within(pattern.Expression) is ConditionalExpressionSyntax choice && Reduce(choice.Condition) is { Rest: null } condition
            && model.GetConstantValue(condition.Value ? choice.WhenTrue : choice.WhenFalse) is { HasValue: true, Value: var chosen } && Matching.FindAny(pattern.Pattern, chosen, model) is { } isMatched)
        {
            return Reduced.Constant(isMatched, condition.Effects);
        }

        var subject = Reduce(pattern.Expression);
        return subject.Rest is null
            ? Matching.Find(pattern.Pattern, subject.Value, model) is { } matches ? Reduced.Constant(matches, subject.Effects) : Keep(pattern)
            : subject.Rest == pattern.Expression ? Keep(pattern)
            : Reduced.To(pattern.WithExpression(Lines.InPlaceOf(subject.Rest, pattern.Expression)), Effects.AreNone(pattern, model), subject.Effects);
    }

    private Reduced ReduceChoice(ConditionalExpressionSyntax choice)
    {
        var condition = Reduce(choice.Condition);
        if (condition.Rest is not null)
        {
            return condition.Rest == choice.Condition || condition.Effects.Count > 0
                ? Keep(choice)
                : Reduced.To(choice.WithCondition(condition.Rest.WithTriviaFrom(choice.Condition)), Effects.AreNone(choice, model));
        }

        var arm = condition.Value ? choice.WhenTrue : choice.WhenFalse;
        if (ChosenArm.Find(choice, arm, model) is not { } chosen)
        {
            return Keep(choice);
        }

        if (IsBoolean(choice) && IsBoolean(arm))
        {
            if (arm.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression)
            {
                return Reduced.Constant(arm.IsKind(SyntaxKind.TrueLiteralExpression), condition.Effects);
            }

            if (Reduce(arm) is { Rest: null } constant)
            {
                return Reduced.Constant(constant.Value, [.. condition.Effects, .. constant.Effects]);
            }
        }

        var before = condition.Value ? choice.QuestionToken : choice.ColonToken;
        if (Parentheses.Around(choice).Parent is SwitchStatementSyntax or SwitchExpressionSyntax && model.GetConstantValue(arm).HasValue)
        {
            chosen = Marks.AsConstant(chosen);
        }

        var placed = LineComments.MoveArm(chosen, arm, before, before.LeadingTrivia, choice);
        return Reduced.To(
            LineComments.Mark(placed, arm, choice, before, condition.Value ? [choice.ColonToken, choice.WhenFalse.GetFirstToken()] : []),
            Effects.AreNone(arm, model),
            condition.Effects);
    }

    private Reduced ReduceBinary(BinaryExpressionSyntax binary)
    {
        if (!IsBoolean(binary.Left) || !IsBoolean(binary.Right))
        {
            // A comparison of a value that is not boolean with a constant.
            return IsBoolean(binary) && model.GetConstantValue(binary) is { HasValue: true, Value: bool constant } ? Reduced.Constant(constant)
                : Rebuild(binary, Reduce(binary.Left), Reduce(binary.Right)) with { IsPure = Effects.AreNone(binary, model) };
        }

        var left = Reduce(binary.Left);
        var right = Reduce(binary.Right);
        (left, right) = (left.Rest is null ? left : Decide(left, right), right.Rest is null ? right : Decide(right, left));
        return Operators.Reduce(binary.Kind(), left, right) is { } reduced
            ? reduced.Rest is { } rest ? reduced with { Rest = InPlaceOf(rest, rest == left.Rest, binary) } : reduced
            : Rebuild(binary, left, right);
    }

    private static ExpressionSyntax InPlaceOf(ExpressionSyntax rest, bool isLeft, BinaryExpressionSyntax binary)
        => isLeft
            ? LineComments.Mark(Lines.InPlaceOf(rest, binary), binary.Left, binary, default, binary.OperatorToken, binary.Right.GetFirstToken())
            : Lines.InPlaceOf(rest, binary);

    /// <summary>Returns the constant that a literal is next to the flag's value: <c>true == true</c>.</summary>
    private static Reduced Decide(Reduced operand, Reduced other)
        => other.Rest is null && operand.Rest is LiteralExpressionSyntax literal ? Reduced.Constant(literal.IsKind(SyntaxKind.TrueLiteralExpression), operand.Effects) : operand;

    /// <summary>Rebuilds an operator whose operands are simpler now. The right operand's effects cannot be evaluated first, so it then stays as it is.</summary>
    private Reduced Rebuild(BinaryExpressionSyntax binary, Reduced left, Reduced right)
    {
        var simpler = right is { Effects.Count: 0, Rest: { } rest } ? rest : binary.Right;
        if (left.Rest is null || (left.Rest == binary.Left && simpler == binary.Right))
        {
            return Keep(binary);
        }

        return Reduced.To(
            binary.WithLeft(Lines.InPlaceOf(left.Rest, binary.Left)).WithRight(Lines.InPlaceOf(simpler, binary.Right)),
            left.IsPure && right.IsPure && right.Effects.Count == 0,
            left.Effects);
    }
}
