using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Removes the labels that no <c>goto</c> names since the removal. The labeled statements stay.</summary>
internal sealed class LabelPass(Draft draft) : IMemberPass
{
    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        var baseline = draft.BaselineOf(root.SyntaxTree).Tree;
        return EditedMembers.In(root, draft)
            .SelectMany(member => member.DescendantNodes().OfType<LabeledStatementSyntax>()
                .Where(label => !IsNamedIn(member, label) && Marks.IdentityOf(member) is { } identity && IsNamedIn(draft.BaselineNode(baseline, identity), label)))
            .Select(label => StatementEdit.Replace(label, label.Statement is EmptyStatementSyntax ? [] : [WithComment(label)]));
    }

    /// <summary>Returns the statement with the comment after its label.</summary>
    private static StatementSyntax WithComment(LabeledStatementSyntax label)
    {
        var trailing = label.ColonToken.TrailingTrivia;
        return trailing.Any(Lines.IsWorthKeeping) && Lines.EndsLine(trailing)
            ? label.Statement.WithLeadingTrivia(Lines.Join(
                Hoisting.IndentationOf(label.Statement), [.. trailing.Where(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia))], label.Statement.GetLeadingTrivia()))
            : label.Statement;
    }

    private static bool IsNamedIn(SyntaxNode member, LabeledStatementSyntax label)
        => member.DescendantNodes().OfType<GotoStatementSyntax>().Any(jump => jump.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == label.Identifier.ValueText);
}
