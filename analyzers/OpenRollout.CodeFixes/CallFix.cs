using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.CodeFixes;

/// <summary>
/// A fix that replaces a call by another expression. "Fix all" replaces the calls of a document in one pass, because merging
/// the text changes of single fixes fails for nested calls and for several calls on one line.
/// </summary>
/// <param name="id">The id of the diagnostic.</param>
/// <param name="title">The title that an editor shows.</param>
internal abstract class CallFix(string id, string title) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider()
        => FixAllProvider.Create(async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && FindCall(root, diagnostic) is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, cancellation => FixAsync(context.Document, [diagnostic], cancellation), GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>Returns the call that a diagnostic refers to, or null if it cannot be replaced.</summary>
    private protected abstract InvocationExpressionSyntax? FindCall(SyntaxNode root, Diagnostic diagnostic);

    /// <summary>Returns the replacement of a call.</summary>
    /// <param name="call">The call, in which nested calls are already replaced.</param>
    /// <param name="parent">The parent of the call in the original tree.</param>
    /// <param name="diagnostic">The diagnostic of the call.</param>
    private protected abstract ExpressionSyntax Replace(InvocationExpressionSyntax call, SyntaxNode? parent, Diagnostic diagnostic);

    private async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var calls = new Dictionary<InvocationExpressionSyntax, Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            if (FindCall(root, diagnostic) is { } call)
            {
                calls[call] = diagnostic;
            }
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(calls.Keys, (call, inside) => Replace(inside, call.Parent, calls[call]).WithTriviaFrom(call)));
    }
}
