using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Editing;

/// <summary>Replaces a statement by any number of statements, wherever it is, and keeps the comments around it.</summary>
internal static class StatementEdit
{
    /// <summary>Returns the edit.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="kept">The statements that take its place, with their own trivia.</param>
    public static Edit Replace(StatementSyntax statement, IReadOnlyList<StatementSyntax> kept)
    {
        var list = StatementList.Of(statement);
        if (list is null)
        {
            return ReplaceEmbedded(statement, kept);
        }

        var index = list.IndexOf(statement);
        var before = list.Statements.Take(index).ToList();
        var after = list.Statements.Skip(index + 1).ToList();
        var carried = default(SyntaxTriviaList);
        if (kept.Count > 0)
        {
            kept = Place(kept, statement);
            if (IsJump(kept[kept.Count - 1]))
            {
                after = DeadTail.Remove(after, [.. before, .. kept]);
            }
        }
        else
        {
            carried = Lines.WithoutIndentation(statement.GetLeadingTrivia());
            if (after.Count > 0)
            {
                after[0] = after[0].WithLeadingTrivia(Join(carried, after[0].GetLeadingTrivia(), isFirst: index == 0));
                carried = default;
            }
            else if (!carried.Any(Lines.IsWorthKeeping))
            {
                carried = default;
            }

            if (after.Count == 0 && before.Count > 0 && Lines.EndsLine(statement.GetTrailingTrivia()) && !Lines.EndsLine(before[index - 1].GetTrailingTrivia()))
            {
                // The statement before it was in the same line.
                before[index - 1] = before[index - 1].WithTrailingTrivia(statement.GetTrailingTrivia());
            }
        }

        return list.With([.. before, .. kept, .. after], carried);
    }

    /// <summary>Returns whether control never reaches the end of a statement because it is a jump or ends with one.</summary>
    public static bool IsJump(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax => true,
        YieldStatementSyntax yield => yield.IsKind(SyntaxKind.YieldBreakStatement),
        BlockSyntax { Statements: { Count: > 0 } inner } => IsJump(inner.Last()),
        _ => false,
    };

    /// <summary>Gives the first statement the leading and the last one the trailing trivia of the statement that they replace.</summary>
    public static IReadOnlyList<StatementSyntax> Place(IReadOnlyList<StatementSyntax> kept, StatementSyntax statement)
    {
        var placed = kept.ToList();
        var leading = placed[0].GetLeadingTrivia();
        placed[0] = placed[0].WithLeadingTrivia(
            leading.Count == 0 ? statement.GetLeadingTrivia() : [.. Lines.WithoutIndentation(statement.GetLeadingTrivia()), .. Lines.WithoutBlankLines(leading)]);
        var last = placed.Count - 1;
        if (!Lines.EndsLine(placed[last].GetTrailingTrivia()))
        {
            placed[last] = placed[last].WithTrailingTrivia(
                placed[last].GetTrailingTrivia().Any(Lines.IsWorthKeeping) ? [.. placed[last].GetTrailingTrivia(), .. statement.GetTrailingTrivia()] : statement.GetTrailingTrivia());
        }

        return placed;
    }

    private static Edit ReplaceEmbedded(StatementSyntax statement, IReadOnlyList<StatementSyntax> kept)
    {
        if (kept.Count == 0 && statement.Parent is ElseClauseSyntax { Parent: IfStatementSyntax owner })
        {
            return new Edit(owner, owner.WithElse(null).WithTrailingTrivia(statement.GetTrailingTrivia()));
        }

        // An if in place of a statement could take the else of the statement around it.
        if (kept.Count == 1 && kept[0] is not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax) && (kept[0] is not IfStatementSyntax || statement.Parent is ElseClauseSyntax))
        {
            var only = kept[0];
            if (only is BlockSyntax && Lines.IndentationOf(statement) is { Length: > 0 } own)
            {
                // The braces of a block have the indentation of the statement around it.
                var around = OuterIndentationOf(statement);
                only = Lines.Indent(only, own, around).WithLeadingTrivia(Lines.Join(Lines.WithoutIndentation(statement.GetLeadingTrivia()), [SyntaxFactory.Whitespace(around)]));
                return new Edit(statement, only.WithTrailingTrivia(statement.GetTrailingTrivia()));
            }

            return new Edit(statement, (only is BlockSyntax ? only.WithLeadingTrivia(statement.GetLeadingTrivia()) : Place([only], statement)[0]).WithTrailingTrivia(statement.GetTrailingTrivia()));
        }

        var wrapped = Wrap(statement, kept);
        return statement.Parent is ElseClauseSyntax clause
            ? new Edit(clause, clause.WithElseKeyword(clause.ElseKeyword.WithTrailingTrivia()).WithStatement(wrapped))
            : new Edit(statement, wrapped);
    }

    private static string OuterIndentationOf(StatementSyntax statement)
    {
        var parent = statement.Ancestors().OfType<StatementSyntax>().FirstOrDefault() ?? statement;
        while (parent.Parent is ElseClauseSyntax { Parent: IfStatementSyntax chain })
        {
            parent = chain;
        }

        return Lines.IndentationOf(parent);
    }

    /// <summary>Puts statements in a block, formatted on lines of their own.</summary>
    private static BlockSyntax Wrap(StatementSyntax statement, IReadOnlyList<StatementSyntax> kept)
    {
        var end = Lines.EndOfLineIn(statement.SyntaxTree.GetRoot());
        var outer = OuterIndentationOf(statement);
        var inner = outer + "    ";
        var lines = kept.Select(line => Lines.Indent(line, Lines.IndentationOf(line), inner))
            .Select(line => line.WithLeadingTrivia(Lines.Join(Lines.WithoutIndentation(Lines.WithoutBlankLines(line.GetLeadingTrivia())), [SyntaxFactory.Whitespace(inner)])))
            .Select(line => Lines.EndsLine(line.GetTrailingTrivia()) ? line : line.WithTrailingTrivia(end));
        var isOnOwnLine = statement.GetLeadingTrivia().Count > 0;
        return SyntaxFactory.Block(
            SyntaxFactory.Token(isOnOwnLine ? [SyntaxFactory.Whitespace(outer)] : [end, SyntaxFactory.Whitespace(outer)], SyntaxKind.OpenBraceToken, [end]),
            [.. lines],
            SyntaxFactory.Token([SyntaxFactory.Whitespace(outer)], SyntaxKind.CloseBraceToken, statement.GetTrailingTrivia()));
    }

    /// <summary>Joins the lines before a removed statement with those before the next one, with at most one of their blank lines.</summary>
    private static SyntaxTriviaList Join(SyntaxTriviaList carried, SyntaxTriviaList next, bool isFirst)
    {
        if (carried.Any(Lines.IsWorthKeeping))
        {
            return [.. carried, .. next];
        }

        return isFirst ? Lines.WithoutBlankLines(next)
            : Lines.StartsWithBlankLine(next) ? next
            : [.. carried, .. next];
    }
}
