using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Adds parentheses that an expression needs in its new place, and removes those that it no longer needs.</summary>
internal static class Parentheses
{
    /// <summary>Returns an expression as the operand of a unary operator or a cast.</summary>
    public static ExpressionSyntax ForOperand(ExpressionSyntax expression)
        => IsPrimary(expression) || expression is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
            ? expression
            : SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression);

    /// <summary>Returns the negation of a boolean expression.</summary>
    public static ExpressionSyntax Negate(ExpressionSyntax expression)
        => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, ForOperand(expression.WithoutTrivia())).WithTriviaFrom(expression);

    /// <summary>Returns what takes the place of an expression in parentheses when the inner one is replaced.</summary>
    public static ExpressionSyntax Replace(ParenthesizedExpressionSyntax old, ExpressionSyntax inner)
        => IsPrimary(inner) && !HasColon(old, inner) || IsAlone(old) || (inner.Kind() is SyntaxKind.LogicalNotExpression or SyntaxKind.CastExpression && old.Parent is BinaryExpressionSyntax or ConditionalExpressionSyntax)
            ? LineComments.Mark(Lines.InPlaceOf(inner, old), old.Expression, old, default)
            : old.WithExpression(inner.WithTriviaFrom(old.Expression));

    /// <summary>Returns an expression with all parentheses around it.</summary>
    public static ExpressionSyntax Around(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax outer)
        {
            expression = outer;
        }

        return expression;
    }

    /// <summary>Returns an expression without the parentheses around it.</summary>
    public static ExpressionSyntax Within(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax parenthesized ? Within(parenthesized.Expression) : expression;

    private static bool IsAlone(ExpressionSyntax expression) => expression.Parent switch
    {
        IfStatementSyntax or WhileStatementSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ParenthesizedExpressionSyntax => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } => true,
        AssignmentExpressionSyntax assignment => assignment.Right == expression,
        _ => false,
    };

    /// <summary>Returns whether an expression binds so strongly that it never needs parentheses.</summary>
    public static bool IsPrimary(ExpressionSyntax expression)
        => expression is IdentifierNameSyntax or GenericNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax
            or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or ThisExpressionSyntax or PredefinedTypeSyntax or TypeOfExpressionSyntax
            or InterpolatedStringExpressionSyntax or TupleExpressionSyntax or DefaultExpressionSyntax or BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax;

    /// <summary>Returns whether a colon in an expression would start the format of an interpolation.</summary>
    private static bool HasColon(ExpressionSyntax old, ExpressionSyntax inner)
        => old.Parent is InterpolationSyntax && inner.DescendantTokens().Any(token => token.Kind() is SyntaxKind.ColonToken or SyntaxKind.ColonColonToken);
}
