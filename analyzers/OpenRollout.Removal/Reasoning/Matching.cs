using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Decides whether a constant matches a pattern.</summary>
internal static class Matching
{
    /// <summary>Returns whether a value matches; null if the pattern does not decide it alone, for example because it declares a variable.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="value">The value; that of an enum is its number.</param>
    /// <param name="model">The model of the pattern.</param>
    public static bool? Find(PatternSyntax pattern, object value, SemanticModel model) => pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => Find(parenthesized.Pattern, value, model),
        UnaryPatternSyntax not => !Find(not.Pattern, value, model),
        DiscardPatternSyntax => true,
        RecursivePatternSyntax { Type: null, PositionalPatternClause: null, Designation: null, PropertyPatternClause.Subpatterns.Count: 0 } => true,
        ConstantPatternSyntax { Expression: var constant } => FindEqual(constant, value, model),
        RelationalPatternSyntax relational => FindRelation(relational, value, model),
        BinaryPatternSyntax binary => Combine(Find(binary.Left, value, model), Find(binary.Right, value, model), binary.IsKind(SyntaxKind.OrPattern)),
        _ => null,
    };

    /// <summary>Returns whether a value matches that can be null; null if the pattern does not decide it alone.</summary>
    public static bool? FindAny(PatternSyntax pattern, object? value, SemanticModel model) => value is not null ? Find(pattern, value, model) : pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => FindAny(parenthesized.Pattern, null, model),
        UnaryPatternSyntax not => !FindAny(not.Pattern, null, model),
        DiscardPatternSyntax => true,
        ConstantPatternSyntax { Expression: var constant } => model.GetConstantValue(constant) is { HasValue: true } known ? known.Value is null : null,
        RecursivePatternSyntax { Type: null, PositionalPatternClause: null, Designation: null, PropertyPatternClause.Subpatterns.Count: 0 } => false,
        BinaryPatternSyntax binary => Combine(FindAny(binary.Left, null, model), FindAny(binary.Right, null, model), binary.IsKind(SyntaxKind.OrPattern)),
        _ => null,
    };

    /// <summary>Returns whether a value equals a constant; null if the expression is not a constant of the same type.</summary>
    public static bool? FindEqual(ExpressionSyntax constant, object value, SemanticModel model) => model.GetConstantValue(constant) switch
    {
        { HasValue: true, Value: null } => false,
        { HasValue: true, Value: { } other } when other.GetType() == value.GetType() => other.Equals(value),
        { HasValue: true, Value: int whole } when value is double number => number == whole,
        _ => null,
    };

    private static bool? FindRelation(RelationalPatternSyntax relational, object value, SemanticModel model)
    {
        if (ToNumber(model.GetConstantValue(relational.Expression).Value) is not { } bound || ToNumber(value) is not { } number)
        {
            return null;
        }

        return relational.OperatorToken.Kind() switch
        {
            SyntaxKind.LessThanToken => number < bound,
            SyntaxKind.LessThanEqualsToken => number <= bound,
            SyntaxKind.GreaterThanToken => number > bound,
            SyntaxKind.GreaterThanEqualsToken => number >= bound,
            _ => null,
        };
    }

    private static double? ToNumber(object? value) => value switch
    {
        int whole => whole,
        double number => number,
        _ => null,
    };

    private static bool? Combine(bool? left, bool? right, bool isOr)
        => left == isOr || right == isOr ? isOr : left is null || right is null ? null : !isOr;
}
