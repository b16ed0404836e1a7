using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Editing;

/// <summary>
/// Keeps the comments of an arm or operand with it when it takes the place of the whole expression. The comment at the end of its line moves to the
/// end of the new line, and replaces that of an arm or operand that is removed together with its line.
/// </summary>
internal static class LineComments
{
    private const string Kind = "OpenRollout.LineComment";

    /// <summary>Returns an arm for the place of the whole expression, with the comments around it.</summary>
    /// <param name="placed">The arm as it becomes, without trivia.</param>
    /// <param name="arm">The arm as it is.</param>
    /// <param name="before">The token before the arm, which can have the arm's comments: a question mark, a colon or an arrow.</param>
    /// <param name="above">The comments above the arm.</param>
    /// <param name="whole">The whole expression.</param>
    public static ExpressionSyntax MoveArm(ExpressionSyntax placed, ExpressionSyntax arm, SyntaxToken before, SyntaxTriviaList above, ExpressionSyntax whole)
    {
        SyntaxTriviaList inline = [.. before.TrailingTrivia.Concat(arm.GetLeadingTrivia()).Where(IsBlockComment).SelectMany(comment => new[] { comment, SyntaxFactory.Space })];
        SyntaxTriviaList trailing = [.. arm.GetTrailingTrivia().Where(IsBlockComment).SelectMany(comment => new[] { SyntaxFactory.Space, comment })];
        SyntaxTriviaList comments = [.. above.SkipWhile(trivia => !Lines.IsWorthKeeping(trivia))];
        return placed
            .WithLeadingTrivia(Lines.Join(whole.GetLeadingTrivia(), comments.Any(trivia => trivia.IsDirective) ? [] : comments, inline))
            .WithTrailingTrivia(arm.GetLastToken() == whole.GetLastToken() ? whole.GetTrailingTrivia()
                : whole.GetTrailingTrivia().Any(IsBlockComment) && !Lines.EndsLine(whole.GetTrailingTrivia()) ? trailing
                : Lines.Join(trailing, whole.GetTrailingTrivia()));
    }

    /// <summary>Marks an arm or operand in its new place with the comment of its line, and with that of the line that goes.</summary>
    /// <param name="moved">The arm or operand in its new place.</param>
    /// <param name="part">The arm or operand as it is.</param>
    /// <param name="whole">The whole expression, whose place it takes.</param>
    /// <param name="before">The token before the part; none if the part is first.</param>
    /// <param name="removed">The tokens of which one starts the part that goes, if that is the last one.</param>
    public static ExpressionSyntax Mark(ExpressionSyntax moved, ExpressionSyntax part, ExpressionSyntax whole, SyntaxToken before, params SyntaxToken[] removed)
    {
        if (moved.HasAnnotations(Kind))
        {
            return moved;
        }

        var own = part.GetLastToken() != whole.GetLastToken() && EndOfLine(part) is { RawKind: not 0 } end && end.SpanStart < whole.Span.End ? CommentIn(end.TrailingTrivia) : "";
        if (own.Length == 0 && before.RawKind != 0 && StartsLine(before) && Lines.EndsLine(before.TrailingTrivia))
        {
            own = CommentIn(before.TrailingTrivia);
        }

        var old = removed.Any(StartsLine) && EndOfLine(whole) is { RawKind: not 0 } last ? CommentIn(last.TrailingTrivia) : "";
        return own.Length + old.Length == 0 || own.Length > 0 && moved.GetTrailingTrivia().Any(trivia => trivia.ToString() == own)
            ? moved
            : moved.WithAdditionalAnnotations(new SyntaxAnnotation(Kind, own + "\n" + old));
    }

    /// <summary>Returns the expressions that are marked.</summary>
    public static IEnumerable<SyntaxNode> MarkedIn(SyntaxNode root) => root.GetAnnotatedNodes(Kind);

    /// <summary>Returns the edit that places the comment of an expression that is marked.</summary>
    public static Edit Place(SyntaxNode marked)
    {
        var comments = marked.GetAnnotations(Kind).First().Data!.Split('\n');
        var (own, old) = (comments[0], comments[1]);
        var end = EndOfAnyLine(marked);
        var existing = CommentIn(end.TrailingTrivia);
        var isReplaced = existing.Length > 0 && existing == old;
        var isLast = end.RawKind != 0 && (isReplaced || existing.Length == 0);
        var scope = isLast ? marked.AncestorsAndSelf().First(node => node.FullSpan.Contains(end.FullSpan)) : marked;
        var trailing = Lines.Join([.. end.TrailingTrivia.TakeWhile(trivia => !Lines.IsWorthKeeping(trivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia))],
            own.Length == 0 ? [] : [SyntaxFactory.Space, SyntaxFactory.Comment(own)],
            [.. end.TrailingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))]);
        return new Edit(scope, scope.ReplaceSyntax(
            [marked],
            (_, node) => isLast || own.Length == 0 ? node.WithoutAnnotations(Kind) : Annotate(node.WithoutAnnotations(Kind), own),
            isLast && (isReplaced || own.Length > 0) ? [end] : [],
            (_, token) => token.WithTrailingTrivia(trailing),
            [],
            (_, trivia) => trivia));
    }

    /// <summary>Puts a comment directly after a node: code that another comment describes follows in its line.</summary>
    private static SyntaxNode Annotate(SyntaxNode node, string comment)
    {
        var text = comment.StartsWith("//", StringComparison.Ordinal) ? $"/*{comment.Substring(2).Replace("*/", "* /").TrimEnd()} */" : comment;
        var before = node.GetTrailingTrivia().TakeWhile(trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Reverse().SkipWhile(trivia => !Lines.IsWorthKeeping(trivia)).Reverse().ToList();
        return node.WithTrailingTrivia(Lines.Join([.. before], [SyntaxFactory.Space, SyntaxFactory.Comment(text)], [.. node.GetTrailingTrivia().Skip(before.Count)]));
    }

    /// <summary>Returns the comment at the end of a line; empty if there is none.</summary>
    private static string CommentIn(SyntaxTriviaList trailing)
        => Lines.EndsLine(trailing) && trailing.LastOrDefault(Lines.IsWorthKeeping) is var comment && comment.IsKind(SyntaxKind.SingleLineCommentTrivia) ? comment.ToString() : "";

    private static bool IsBlockComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static bool StartsLine(SyntaxToken token) => Lines.EndsLine(token.GetPreviousToken().TrailingTrivia);

    /// <summary>Returns the last token of the line in which a node ends; none if other code follows in the line.</summary>
    private static SyntaxToken EndOfLine(SyntaxNode node)
    {
        var token = node.GetLastToken();
        while (!Lines.EndsLine(token.TrailingTrivia))
        {
            token = token.GetNextToken();
            if (!IsPunctuation(token.Kind()))
            {
                return default;
            }
        }

        return token;
    }

    /// <summary>Returns the last token of the line in which a node ends; none if a text continues in the next line.</summary>
    private static SyntaxToken EndOfAnyLine(SyntaxNode node)
    {
        var token = node.GetLastToken();
        while (!Lines.EndsLine(token.TrailingTrivia))
        {
            var next = token.GetNextToken();
            if (next.RawKind == 0)
            {
                return token;
            }

            if (next.Text.IndexOf('\n') >= 0 || next.LeadingTrivia.Any(trivia => trivia.ToFullString().IndexOf('\n') >= 0))
            {
                return default;
            }

            token = next;
        }

        return token;
    }

    private static bool IsPunctuation(SyntaxKind kind) => kind is SyntaxKind.SemicolonToken or SyntaxKind.CommaToken or SyntaxKind.ColonToken or SyntaxKind.QuestionToken
        or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken or SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken
        or SyntaxKind.AmpersandToken or SyntaxKind.BarToken or SyntaxKind.CaretToken or SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken;
}
