using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Returns the statements of a section for the place of its switch statement.</summary>
internal static class SwitchSections
{
    /// <summary>Returns the statements; null if the section leaves the switch other than at its end, or uses variables of other sections.</summary>
    public static IReadOnlyList<StatementSyntax>? ContentsOf(SwitchSectionSyntax section)
    {
        var statement = (SwitchStatementSyntax)section.Parent!;

        // Variables of other sections are in scope, too.
        var others = statement.Sections.Where(other => other != section).SelectMany(other => other.Statements).SelectMany(Names.DeclaredBy).ToList();
        return others.Exists(name => Names.AreUsedIn(section, name)) || BodyOf(section, statement) is not { } body
            ? null
            : WithComments(Contents.Of(body, statement, source: section), section, statement);
    }

    /// <summary>Keeps the comments before the label.</summary>
    private static IReadOnlyList<StatementSyntax> WithComments(IReadOnlyList<StatementSyntax> kept, SwitchSectionSyntax section, StatementSyntax statement)
        => kept.Count == 0 || !section.GetLeadingTrivia().Any(Lines.IsWorthKeeping)
            ? kept
            : [kept[0].WithLeadingTrivia(Lines.Join(
                    Lines.WithoutBlankLines(Lines.Indent(Lines.WithoutIndentation(section.GetLeadingTrivia()), Lines.IndentationOf(section), Lines.IndentationOf(statement))), kept[0].GetLeadingTrivia())),
                .. kept.Skip(1)];

    /// <summary>Returns the statements of a section as a block, without the break at its end; null if the section leaves the switch elsewhere.</summary>
    private static BlockSyntax? BodyOf(SwitchSectionSyntax section, SwitchStatementSyntax statement)
    {
        var inner = section.Statements.Count == 1 ? section.Statements[0] as BlockSyntax : null;
        var statements = inner?.Statements ?? section.Statements;
        var end = statements.Count > 0 && statements[statements.Count - 1] is BreakStatementSyntax last ? last : null;
        // In a block of its own, the break can also follow the block.
        if (section.Statements.Count == 2 && section.Statements[0] is BlockSyntax first && section.Statements[1] is BreakStatementSyntax)
        {
            inner = first;
            statements = first.Statements;
        }

        if (LeavesSwitch(section, end))
        {
            return null;
        }

        var kept = statements.Where(line => line != end).ToList();
        var comments = (inner?.CloseBraceToken.LeadingTrivia ?? default).Any(Lines.IsWorthKeeping) ? inner!.CloseBraceToken.LeadingTrivia : end?.GetLeadingTrivia() ?? default;
        if (inner is not null)
        {
            return inner.WithStatements([.. kept]).WithCloseBraceToken(inner.CloseBraceToken.WithLeadingTrivia(comments.Any(Lines.IsWorthKeeping) ? comments : inner.CloseBraceToken.LeadingTrivia));
        }

        // The braces get the indentation of the label.
        var label = Lines.IndentationOf(section);
        var newLine = Lines.EndOfLineIn(statement.SyntaxTree.GetRoot());
        SyntaxTriviaList indentation = label.Length > 0 ? [SyntaxFactory.Whitespace(label)] : [];
        return SyntaxFactory.Block(
            SyntaxFactory.Token(indentation, SyntaxKind.OpenBraceToken, [newLine]),
            [.. kept],
            SyntaxFactory.Token(comments.Any(Lines.IsWorthKeeping) ? [.. Lines.WithoutIndentation(comments), .. indentation] : indentation, SyntaxKind.CloseBraceToken, [newLine]));
    }

    /// <summary>Returns whether a section jumps out of the switch or to another section before its end.</summary>
    private static bool LeavesSwitch(SwitchSectionSyntax section, BreakStatementSyntax? end)
        => section.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node switch
        {
            BreakStatementSyntax jump => jump != end && jump.Ancestors().First(IsLeft) is SwitchStatementSyntax target && target == section.Parent,
            GotoStatementSyntax jump => jump.CaseOrDefaultKeyword.RawKind != 0 && jump.Ancestors().OfType<SwitchStatementSyntax>().First() == section.Parent,
            _ => false,
        });

    /// <summary>Returns whether a break leaves a statement.</summary>
    private static bool IsLeft(SyntaxNode node) => node is SwitchStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;
}
