using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Joins a text that remains of the flag with the interpolated string around it: <c>$"{"new"} {x}"</c> becomes <c>$"new {x}"</c>.</summary>
internal sealed class InterpolationPass : ITreePass
{
    public bool Concerns(SyntaxNode root) => Marks.PlacedIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
        => Marks.PlacedIn(root)
            .Where(node => node is LiteralExpressionSyntax { Parent: InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole } literal && IsPlain(literal, hole))
            .Select(literal => (InterpolationSyntax)literal.Parent!)
            .Where(hole => hole.Parent is InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } text
                // A handler or a FormattableString sees the parts.
                && model.GetTypeInfo(text).Type?.SpecialType == SpecialType.System_String && model.GetConversion(text) is { IsIdentity: true } or { IsReference: true }
                && !FoldPass.IsInExpressionTree(text, model))
            .GroupBy(hole => (InterpolatedStringExpressionSyntax)hole.Parent!)
            .Select(holes => new Edit(holes.Key, Join(holes.Key, [.. holes])));

    /// <summary>Returns whether a text means the same in each string: nothing in it is escaped.</summary>
    private static bool IsPlain(LiteralExpressionSyntax literal, InterpolationSyntax hole)
        => literal.IsKind(SyntaxKind.StringLiteralExpression)
            && !literal.Token.ValueText.Any(character => character is '"' or '\\' or '{' or '}' || char.IsControl(character))
            && literal.Token.Text == "\"" + literal.Token.ValueText + "\""
            && !hole.DescendantTrivia().Any(Lines.IsWorthKeeping);

    private static ExpressionSyntax Join(InterpolatedStringExpressionSyntax text, IReadOnlyCollection<InterpolationSyntax> holes)
    {
        var contents = new List<InterpolatedStringContentSyntax>();
        var (source, value) = ("", "");
        foreach (var part in text.Contents)
        {
            if (part is InterpolationSyntax hole && !holes.Contains(hole))
            {
                Flush();
                contents.Add(part);
                continue;
            }

            var token = part is InterpolatedStringTextSyntax own ? own.TextToken : ((LiteralExpressionSyntax)((InterpolationSyntax)part).Expression).Token;
            source += part is InterpolationSyntax ? token.ValueText : token.Text;
            value += token.ValueText;
        }

        if (contents.Count == 0 && source.IndexOfAny(['{', '}']) < 0)
        {
            return Marks.InPlaceOf(SyntaxFactory.ParseExpression("\"" + source + "\""), text).WithTriviaFrom(text);
        }

        Flush();
        return text.WithContents([.. contents]);

        void Flush()
        {
            if (source.Length > 0)
            {
                contents.Add(SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, source, value, default)));
                (source, value) = ("", "");
            }
        }
    }
}
