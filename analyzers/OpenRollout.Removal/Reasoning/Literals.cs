using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Creates marked literals.</summary>
internal static class Literals
{
    /// <summary>Returns the marked literal of a value.</summary>
    public static ExpressionSyntax Of(object value) => Marks.AsValue<ExpressionSyntax>(value switch
    {
        bool boolean => SyntaxFactory.LiteralExpression(boolean ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression),
        int number => SyntaxFactory.ParseExpression(number.ToString(CultureInfo.InvariantCulture)),
        double number => SyntaxFactory.LiteralExpression(
            SyntaxKind.NumericLiteralExpression,
            SyntaxFactory.Literal(number.ToString("R", CultureInfo.InvariantCulture) is var text && text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text, number)),
        string text => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text)),
        _ => throw new ArgumentException($"A flag cannot have a value of the type {value.GetType()}.", nameof(value)),
    });
}
