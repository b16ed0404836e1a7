using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Removes statements, and the last part of <c>for</c>, that the removal has made unreachable. Code that was unreachable before stays.</summary>
internal sealed class EliminatePass(Draft draft) : IMemberPass
{
    private const string Unreachable = "CS0162";

    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        var baseline = draft.BaselineOf(root.SyntaxTree).Tree;
        var before = draft.BaselineModelOf(root.SyntaxTree);
        foreach (var member in EditedMembers.In(root, draft))
        {
            foreach (var diagnostic in draft.DiagnosticsIn(member).Where(diagnostic => diagnostic.Id == Unreachable))
            {
                if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<StatementSyntax>() is { } first
                    // The last part of a for, such as i++, is reported at its own position.
                    && first.SpanStart == diagnostic.Location.SourceSpan.Start
                    && OutOfBlocks(first) is var statement
                    && StatementList.Of(statement) is { } list
                    && list.IndexOf(statement) is > 0 and var index
                    && WasReachable(statement, baseline, before))
                {
                    // A declaration without a value is not reported itself.
                    while (index > 1 && list.Statements[index - 1] is LocalDeclarationStatementSyntax declaration && model.AnalyzeControlFlow(declaration) is { Succeeded: true, StartPointIsReachable: false })
                    {
                        index--;
                    }

                    var live = list.Statements.Take(index).ToList();
                    yield return list.With([.. live, .. DeadTail.Remove([.. list.Statements.Skip(index)], live)]);
                }
            }

            foreach (var name in NewDiagnostics.NodesIn<ExpressionSyntax>(member, draft, Unreachable))
            {
                if (name.AncestorsAndSelf().TakeWhile(node => node is ExpressionSyntax).Last() is { Parent: ForStatementSyntax loop } step && loop.Incrementors.IndexOf((ExpressionSyntax)step) == 0)
                {
                    yield return new Edit(loop, loop.WithIncrementors(default).WithSecondSemicolonToken(loop.SecondSemicolonToken.WithTrailingTrivia()));
                }
            }
        }
    }

    /// <summary>Returns the block that starts with a statement: the compiler reports the first statement in it.</summary>
    private static StatementSyntax OutOfBlocks(StatementSyntax statement)
    {
        while (statement.Parent is BlockSyntax block && block.Statements[0] == statement && (block.Parent is CheckedStatementSyntax or UnsafeStatementSyntax || StatementList.Of(block) is not null))
        {
            statement = block.Parent as CheckedStatementSyntax ?? block.Parent as UnsafeStatementSyntax ?? (StatementSyntax)block;
        }

        return statement;
    }

    private bool WasReachable(StatementSyntax statement, SyntaxTree baseline, SemanticModel before)
        => Marks.IdentityOf(statement) is not { } identity
            || (draft.BaselineNode(baseline, identity) is StatementSyntax original && before.AnalyzeControlFlow(original) is { Succeeded: true, StartPointIsReachable: true });
}
