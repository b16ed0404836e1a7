using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Keeps the kind of functions: an iterator that has lost every yield gets <c>yield break;</c>, and an asynchronous function that has
/// lost every await stays asynchronous, because its exceptions belong in the task, and gets <c>await Task.CompletedTask;</c> if the
/// compiler would warn.
/// </summary>
internal sealed class FunctionPass(Draft draft) : ITreePass
{
    private const string LacksAwait = "CS1998";

    public bool Concerns(SyntaxNode root) => draft.Edited.Any(member => member.Path == root.SyntaxTree.FilePath);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        var baseline = draft.BaselineOf(root.SyntaxTree);
        var before = baseline.Compilation.GetSemanticModel(baseline.Tree);
        foreach (var member in EditedMembers.In(root, draft))
        {
            foreach (var block in member.DescendantNodes().OfType<BlockSyntax>().Where(block => IsBody(block.Parent)))
            {
                if (Marks.IdentityOf(block) is { } identity && draft.BaselineNode(baseline.Tree, identity) is { } original && HasYield(original) && !HasYield(block))
                {
                    yield return new Edit(block, Append(block, SyntaxFactory.YieldStatement(SyntaxKind.YieldBreakStatement, null)
                        .WithYieldKeyword(SyntaxFactory.Token(SyntaxKind.YieldKeyword).WithTrailingTrivia(SyntaxFactory.Space)), isFirst: false));
                }
            }

            foreach (var diagnostic in model.GetDiagnostics(member.Span).Where(diagnostic => diagnostic.Id == LacksAwait))
            {
                var function = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().FirstOrDefault(IsFunction);
                if (function?.ChildNodes().OfType<BlockSyntax>().FirstOrDefault() is { } body
                    && Marks.IdentityOf(function) is { } identity
                    && !before.GetDiagnostics(draft.BaselineNode(baseline.Tree, identity).Span).Any(old => old.Id == LacksAwait && SameFunction(old, baseline.Tree, identity)))
                {
                    var task = model.LookupNamespacesAndTypes(body.OpenBraceToken.Span.End, name: "Task").Any(
                        symbol => symbol is INamedTypeSymbol { ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } })
                        ? "Task"
                        : "global::System.Threading.Tasks.Task";
                    yield return new Edit(body, Append(body, (StatementSyntax)SyntaxFactory.ParseStatement($"await {task}.CompletedTask;"), isFirst: true));
                }
            }
        }
    }

    private static bool SameFunction(Diagnostic diagnostic, SyntaxTree tree, string identity)
        => tree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().FirstOrDefault(IsFunction) is { } function && Marks.IdentityOf(function) == identity;

    private static bool IsFunction(SyntaxNode node) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static bool IsBody(SyntaxNode? parent) => parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    private static bool HasYield(SyntaxNode block)
        => block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is YieldStatementSyntax);

    private static BlockSyntax Append(BlockSyntax block, StatementSyntax statement, bool isFirst)
    {
        var end = Lines.EndOfLineIn(block.SyntaxTree.GetRoot());
        if (block.Statements.Count == 0)
        {
            var brace = Lines.IndentationOf(block);
            if (!Lines.EndsLine(block.OpenBraceToken.TrailingTrivia))
            {
                return block.WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(SyntaxFactory.Space)).WithStatements([statement.WithTrailingTrivia(SyntaxFactory.Space)])
                    .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia());
            }

            return block.WithStatements([statement.WithLeadingTrivia(SyntaxFactory.Whitespace(brace + "    ")).WithTrailingTrivia(end)]);
        }

        var neighbor = isFirst ? block.Statements[0] : block.Statements[block.Statements.Count - 1];
        var isOnOwnLine = neighbor.GetLeadingTrivia().Count > 0;
        statement = statement.WithTrailingTrivia(isOnOwnLine ? end : SyntaxFactory.Space).WithLeadingTrivia(Hoisting.IndentationOf(neighbor));
        return block.WithStatements(isFirst ? block.Statements.Insert(0, statement) : block.Statements.Add(statement));
    }
}
