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
        double number => SyntaxFactory.ParseExpression(Write(number)),
        string text => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text)),
        _ => throw new ArgumentException($"A flag cannot have a value of the type {value.GetType()}.", nameof(value)),
    });

    private static string Write(double number)
    {
        // On .NET Framework, "R" sometimes gives too few digits.
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        text = double.Parse(text, CultureInfo.InvariantCulture).Equals(number) ? text : number.ToString("G17", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }
}
