using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.CodeFixes;

/// <summary>
/// A fix that puts an expression in the place of a call. All calls of a file are replaced in one pass, so that calls
/// within calls, and many in one line, are: merging the texts of one fix each gives up where two of them meet.
/// </summary>
/// <param name="id">The diagnostic.</param>
/// <param name="title">What an editor offers.</param>
internal abstract class CallFix(string id, string title) : CodeFixProvider
{
    private readonly string _title = title;

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
                    CodeAction.Create(_title, cancellation => FixAsync(context.Document, [diagnostic], cancellation), GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>Returns the call that a diagnostic is about, or null where it cannot be replaced.</summary>
    private protected abstract InvocationExpressionSyntax? FindCall(SyntaxNode root, Diagnostic diagnostic);

    /// <summary>Returns what stands in the place of a call.</summary>
    /// <param name="call">The call, in which those within have been replaced.</param>
    /// <param name="parent">What the call stands in.</param>
    /// <param name="diagnostic">What was said of the call.</param>
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
