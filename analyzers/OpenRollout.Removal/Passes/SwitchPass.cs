using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Replaces a switch over the flag's value by the section or arm that is chosen. A switch that needs more than the value to choose stays,
/// and so does a section that leaves the switch other than at its end.
/// </summary>
internal sealed class SwitchPass : ITreePass
{
    public bool Concerns(SyntaxNode root) => Marks.ValuesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        foreach (var value in Marks.ValuesIn(root))
        {
            ExpressionSyntax outer = value;
            while (outer.Parent is ParenthesizedExpressionSyntax parenthesized)
            {
                outer = parenthesized;
            }

            if (model.GetConstantValue(value) is { HasValue: true, Value: { } constant }
                && (outer.Parent switch
                {
                    SwitchStatementSyntax statement when statement.Expression == outer => Unwrap(statement, constant, model),
                    SwitchExpressionSyntax choice when choice.GoverningExpression == outer => Unwrap(choice, constant, model),
                    _ => null,
                }) is { } edit)
            {
                yield return edit;
            }
        }
    }

    private static Edit? Unwrap(SwitchExpressionSyntax choice, object value, SemanticModel model)
    {
        foreach (var arm in choice.Arms)
        {
            switch (Matching.Find(arm.Pattern, value, model))
            {
                case true when arm.WhenClause is null:
                    return !Variables.AreLost(choice, [arm.Expression]) && ChosenArm.Find(choice, arm.Expression, model) is { } chosen
                        ? new Edit(choice, chosen.WithTriviaFrom(choice))
                        : null;
                case false:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static Edit? Unwrap(SwitchStatementSyntax statement, object value, SemanticModel model)
    {
        if (!TryChoose(statement, value, model, out var chosen))
        {
            return null;
        }

        if (chosen is null)
        {
            return StatementEdit.Replace(statement, []);
        }

        // Variables of other sections are in scope, too.
        var others = statement.Sections.Where(section => section != chosen).SelectMany(section => section.Statements).SelectMany(Names.DeclaredBy).ToList();
        return others.Exists(name => Names.AreUsedIn(chosen, name)) || BodyOf(chosen, statement) is not { } body
            ? null
            : StatementEdit.Replace(statement, WithComments(Contents.Of(body, statement, source: chosen), chosen, statement));
    }

    /// <summary>Chooses the section; null if none is executed. Returns false if the value does not decide.</summary>
    private static bool TryChoose(SwitchStatementSyntax statement, object value, SemanticModel model, out SwitchSectionSyntax? chosen)
    {
        chosen = null;
        foreach (var section in statement.Sections)
        {
            foreach (var label in section.Labels)
            {
                var matches = label switch
                {
                    CaseSwitchLabelSyntax constant => Matching.FindEqual(constant.Value, value, model),
                    CasePatternSwitchLabelSyntax pattern => Matching.Find(pattern.Pattern, value, model) is { } found && (!found || pattern.WhenClause is null) ? found : null,
                    _ => false,
                };
                if (matches is null)
                {
                    return false;
                }

                if (matches is true)
                {
                    chosen = section;
                    return true;
                }
            }
        }

        chosen = statement.Sections.FirstOrDefault(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax));
        return true;
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
