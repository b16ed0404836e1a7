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

    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        var baseline = draft.BaselineOf(root.SyntaxTree).Tree;
        foreach (var member in EditedMembers.In(root, draft))
        {
            foreach (var block in member.DescendantNodes().OfType<BlockSyntax>().Where(block => IsBody(block.Parent)))
            {
                if (Marks.IdentityOf(block) is { } identity && draft.BaselineNode(baseline, identity) is { } original && HasYield(original) && !HasYield(block))
                {
                    yield return new Edit(block, Bodies.Append(block, SyntaxFactory.YieldStatement(SyntaxKind.YieldBreakStatement, null)
                        .WithYieldKeyword(SyntaxFactory.Token(SyntaxKind.YieldKeyword).WithTrailingTrivia(SyntaxFactory.Space)), isFirst: false));
                }
            }

            foreach (var function in member.DescendantNodesAndSelf().Any(IsAsync) ? NewDiagnostics.NodesIn<SyntaxNode>(member, draft, LacksAwait) : [])
            {
                if (function.AncestorsAndSelf().FirstOrDefault(IsFunction) is { } found && AddAwait(found, model) is { } edit)
                {
                    yield return edit;
                }
            }
        }
    }

    private static Edit? AddAwait(SyntaxNode function, SemanticModel model)
    {
        var task = model.LookupNamespacesAndTypes(function.Span.End - 1, name: "Task").Any(
            symbol => symbol is INamedTypeSymbol { Arity: 0, ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } })
            ? "Task"
            : "global::System.Threading.Tasks.Task";
        var statement = SyntaxFactory.ParseStatement($"await {task}.CompletedTask;");
        return function.ChildNodes().OfType<BlockSyntax>().FirstOrDefault() is { } body
            ? new Edit(body, Bodies.Append(body, statement, isFirst: true))
            : Bodies.ToBlock(function, [statement], model);
    }

    private static bool IsAsync(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax function => function.AsyncKeyword.RawKind != 0,
        _ => false,
    };

    private static bool IsFunction(SyntaxNode node) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static bool IsBody(SyntaxNode? parent) => parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    private static bool HasYield(SyntaxNode block)
        => block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is YieldStatementSyntax);
}
