using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Decides by the constant parts of a text, such as <c>$"feed.{name}"</c>, whether it can be the key.</summary>
internal static class KeyPattern
{
    private const string Any = ".*";

    /// <summary>Returns whether a text can be the key; null if it has no constant part.</summary>
    public static bool? CanBe(ExpressionSyntax text, string key, SemanticModel model)
        => Of(text, model) is var pattern && pattern.Replace(Any, "").Length == 0 ? null : Regex.IsMatch(key, $"^{pattern}$", RegexOptions.CultureInvariant);

    private static string Of(ExpressionSyntax expression, SemanticModel model)
        => model.GetConstantValue(expression) is { HasValue: true, Value: var constant } ? Regex.Escape(Convert.ToString(constant, CultureInfo.InvariantCulture) ?? "") : expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => Of(parenthesized.Expression, model),
            InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part => part switch
            {
                InterpolatedStringTextSyntax text => Regex.Escape(text.TextToken.ValueText),
                InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole => Of(hole.Expression, model),
                _ => Any,
            })),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Of(sum.Left, model) + Of(sum.Right, model),
            _ => Any,
        };
}
