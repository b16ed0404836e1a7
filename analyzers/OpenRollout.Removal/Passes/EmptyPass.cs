using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Removes the arms of <c>if</c> and the blocks of <c>try</c> that the removal has left empty. Without arms, the condition is still evaluated if it
/// can have an effect.
/// </summary>
internal sealed class EmptyPass(Draft draft) : IMemberPass
{
    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
        => EditedMembers.In(root, draft)
            .SelectMany(member => member.DescendantNodes())
            .Select(node => node switch
            {
                IfStatementSyntax statement => Find(statement, model),
                TryStatementSyntax statement => Find(statement),
                _ => null,
            })
            .OfType<Edit>();

    /// <summary>An empty block throws nothing, so only the statements of <c>finally</c> are left of its <c>try</c>.</summary>
    private Edit? Find(TryStatementSyntax statement)
    {
        if (IsNewlyEmpty(statement.Block))
        {
            return StatementEdit.Replace(statement, statement.Finally is { } last ? Contents.Of(last.Block, statement) : []);
        }

        return statement.Finally is not { } clause || !IsNewlyEmpty(clause.Block) || Lines.HasComment(clause) ? null
            : statement.Catches.Count > 0 ? new Edit(statement, statement.WithFinally(null).WithTrailingTrivia(statement.GetTrailingTrivia()))
            : StatementEdit.Replace(statement, Contents.Of(statement.Block, statement));
    }

    private Edit? Find(IfStatementSyntax statement, SemanticModel model)
    {
        if (statement.Else is { Statement: BlockSyntax otherwise } && IsNewlyEmpty(otherwise))
        {
            return new Edit(statement, statement.WithElse(null).WithTrailingTrivia(statement.GetTrailingTrivia()));
        }

        if (!IsNewlyEmpty(statement.Statement))
        {
            return null;
        }

        if (statement.Else is { } clause)
        {
            return clause.Statement is BlockSyntax body
                ? new Edit(statement, statement.WithCondition(Parentheses.Negate(statement.Condition)).WithElse(null)
                    .WithStatement(body.WithOpenBraceToken(body.OpenBraceToken.WithLeadingTrivia(statement.Statement.GetLeadingTrivia()))))
                : null;
        }

        IReadOnlyList<ExpressionSyntax> effects = Effects.AreNone(statement.Condition, model) ? [] : [statement.Condition];
        return Hoisting.ToStatements(effects, model, statement) is { } statements && !Variables.AreLost(statement, statement.Condition, statements)
            ? StatementEdit.Replace(statement, statements)
            : null;
    }

    /// <summary>Returns whether a block has lost all its statements, and has no comments.</summary>
    private bool IsNewlyEmpty(StatementSyntax statement)
        => statement is BlockSyntax { Statements.Count: 0 } block
            && !block.OpenBraceToken.TrailingTrivia.Concat(block.CloseBraceToken.LeadingTrivia).Any(Lines.IsWorthKeeping)
            && (Marks.IdentityOf(block) is not { } identity || draft.BaselineNode(draft.BaselineOf(block.SyntaxTree).Tree, identity) is BlockSyntax { Statements.Count: > 0 });
}
