using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Removes a <c>return;</c>, <c>continue;</c> or <c>yield break;</c> that the removal has left at the end of its function or loop, and a <c>goto</c>
/// that it has left before its label, where they have no effect.
/// </summary>
internal sealed class JumpPass(Draft draft) : IMemberPass
{
    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        var baseline = draft.BaselineOf(root.SyntaxTree).Tree;
        return EditedMembers.In(root, draft)
            .SelectMany(member => member.DescendantNodes())
            .OfType<StatementSyntax>()
            .Where(statement => IsAtEnd(statement) && Marks.IdentityOf(statement) is { } identity && !IsAtEnd((StatementSyntax)draft.BaselineNode(baseline, identity)))
            .Select(statement => StatementEdit.Replace(statement, []));
    }

    private static bool IsAtEnd(StatementSyntax statement)
        => statement is GotoStatementSyntax { Expression: IdentifierNameSyntax label } ? IsBefore(statement, label.Identifier.ValueText)
            : StatementList.Of(statement) is { } list && list.Statements[list.Statements.Count - 1] == statement && statement switch
            {
                ReturnStatementSyntax { Expression: null } => list.Container is CompilationUnitSyntax
                    || list.Container.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.SetAccessorDeclaration },
                // The last yield makes the function an iterator.
                YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement } => list.Container.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
                    && list.Container.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<YieldStatementSyntax>().Any(other => other != statement),
                ContinueStatementSyntax => list.Container.Parent is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax,
                _ => false,
            };

    /// <summary>Returns whether the next statement has a label.</summary>
    private static bool IsBefore(StatementSyntax statement, string label)
        => StatementList.Of(statement) is { } list
            && list.Statements.ElementAtOrDefault(list.IndexOf(statement) + 1) is LabeledStatementSyntax next
            && next.Identifier.ValueText == label;
}
