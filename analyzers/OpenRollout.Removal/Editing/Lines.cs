using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRollout.Removal.Editing;

/// <summary>Reads and changes the white space and the comments around nodes.</summary>
internal static class Lines
{
    /// <summary>Returns whether trivia is a comment or a directive, and not only white space.</summary>
    public static bool IsWorthKeeping(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>Returns whether a comment is directly before or after a node.</summary>
    public static bool HasComment(SyntaxNode node) => node.GetLeadingTrivia().Concat(node.GetTrailingTrivia()).Any(IsWorthKeeping);

    /// <summary>Returns an operand for the place of the whole expression, with its own comments.</summary>
    public static T InPlaceOf<T>(T operand, SyntaxNode whole)
        where T : SyntaxNode
    {
        var (leading, trailing) = (operand.GetLeadingTrivia(), operand.GetTrailingTrivia());
        return operand
            .WithLeadingTrivia(leading.Any(IsWorthKeeping) && leading.ToFullString() != whole.GetLeadingTrivia().ToFullString() ? Join(whole.GetLeadingTrivia(), leading) : whole.GetLeadingTrivia())
            .WithTrailingTrivia(trailing.Any(IsWorthKeeping) && EndsLine(trailing) == EndsLine(whole.GetTrailingTrivia()) && trailing.ToFullString() != whole.GetTrailingTrivia().ToFullString()
                ? EndsLine(trailing) ? trailing : Join(WithoutEnd(trailing), whole.GetTrailingTrivia())
                : whole.GetTrailingTrivia());
    }

    /// <summary>Returns trailing trivia without the white space at its end.</summary>
    private static SyntaxTriviaList WithoutEnd(SyntaxTriviaList trailing) => [.. trailing.Reverse().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()];

    /// <summary>Returns the white space between the start of the line and a node; empty if something else is before it.</summary>
    public static string IndentationOf(SyntaxNode node)
    {
        var leading = node.GetLeadingTrivia();
        return leading.Count > 0 && leading.Last() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) && StartsLine(leading, leading.Count - 1) ? last.ToString() : "";
    }

    /// <summary>Returns leading trivia without the indentation at its end: whole lines, which are blank or comments.</summary>
    public static SyntaxTriviaList WithoutIndentation(SyntaxTriviaList leading)
        => leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) && StartsLine(leading, leading.Count - 1) ? leading.RemoveAt(leading.Count - 1) : leading;

    /// <summary>Returns leading trivia without the blank lines at its start.</summary>
    public static SyntaxTriviaList WithoutBlankLines(SyntaxTriviaList leading)
    {
        var start = 0;
        for (var index = 0; index < leading.Count && !IsWorthKeeping(leading[index]); index++)
        {
            if (leading[index].IsKind(SyntaxKind.EndOfLineTrivia))
            {
                start = index + 1;
            }
        }

        return [.. leading.Skip(start)];
    }

    /// <summary>Returns whether leading trivia starts with a blank line.</summary>
    public static bool StartsWithBlankLine(SyntaxTriviaList leading)
        => leading.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>Joins lists of trivia.</summary>
    public static SyntaxTriviaList Join(params IEnumerable<SyntaxTriviaList> lists) => [.. lists.SelectMany(list => list)];

    /// <summary>Returns whether trivia contains the end of a line.</summary>
    public static bool EndsLine(SyntaxTriviaList trailing) => trailing.Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>Returns the end of line that a file uses.</summary>
    public static SyntaxTrivia EndOfLineIn(SyntaxNode root)
        => root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? SyntaxFactory.EndOfLine(found.ToString()) : SyntaxFactory.EndOfLine("\n");

    /// <summary>Moves the lines of a node to another indentation. Only white space at the start of a line is changed, never a token, so multi-line strings keep their text.</summary>
    public static T Indent<T>(T node, string from, string to)
        where T : SyntaxNode
        => from == to ? node : node.ReplaceTokens(node.DescendantTokens(), (_, token) => token.WithLeadingTrivia(Indent(token.LeadingTrivia, from, to)));

    /// <summary>Moves lines to another indentation.</summary>
    public static SyntaxTriviaList Indent(SyntaxTriviaList leading, string from, string to)
    {
        for (var index = 0; index < leading.Count; index++)
        {
            var trivia = leading[index];
            if (trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.Span.IsEmpty && StartsLine(leading, index) && trivia.ToString() is var text && text.StartsWith(from, StringComparison.Ordinal))
            {
                leading = leading.Replace(trivia, SyntaxFactory.Whitespace(to + text.Substring(from.Length)));
            }
        }

        return leading;
    }

    private static bool StartsLine(SyntaxTriviaList leading, int index)
        => index == 0 || leading[index - 1].IsKind(SyntaxKind.EndOfLineTrivia) || leading[index - 1].HasStructure;
}
