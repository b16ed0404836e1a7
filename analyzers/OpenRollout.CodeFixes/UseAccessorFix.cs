using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using OpenRollout.Analyzers;

namespace OpenRollout.CodeFixes;

/// <summary>
/// Turns <c>client.GetBooleanValueAsync("stories", false, ctx)</c> into <c>Flags.Stories.IsEnabledAsync(ctx)</c>. The
/// default goes, since the accessor has the same one; context, token and layout stay.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseAccessorFix))]
[Shared]
internal sealed class UseAccessorFix : CodeFixProvider
{
    /// <summary>What an accessor takes too, under the same names.</summary>
    private static readonly ImmutableHashSet<string> Kept = ["context", "cancellationToken"];

    private static readonly ImmutableArray<string> Parameters = ["flagKey", "defaultValue", "context", "config", "cancellationToken"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleDescriptors.LiteralKey.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (AccessorReplacement.From(diagnostic.Properties) is { } replacement
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent
                    is InvocationExpressionSyntax call)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Use the accessor",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, Replace(call, replacement)))),
                        nameof(UseAccessorFix)),
                    diagnostic);
            }
        }
    }

    private static ExpressionSyntax Replace(InvocationExpressionSyntax call, AccessorReplacement replacement)
    {
        var accessor = SyntaxFactory.ParseExpression(replacement.Accessor).WithAdditionalAnnotations(Simplifier.Annotation);
        ExpressionSyntax replaced = SyntaxFactory.InvocationExpression(Member(accessor, replacement.Method), Keep(call.ArgumentList));
        if (replacement.NeedsTask)
        {
            replaced = SyntaxFactory.InvocationExpression(Member(replaced, "AsTask"));
        }

        return replaced.WithTriviaFrom(call);
    }

    private static MemberAccessExpressionSyntax Member(ExpressionSyntax expression, string name)
        => SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, expression, SyntaxFactory.IdentifierName(name));

    private static ArgumentListSyntax Keep(ArgumentListSyntax list)
        => list.RemoveNodes(list.Arguments.Where((argument, index) => !Kept.Contains(NameOf(argument, index))), SyntaxRemoveOptions.KeepNoTrivia)!;

    private static string NameOf(ArgumentSyntax argument, int index) => argument.NameColon?.Name.Identifier.ValueText ?? Parameters[index];
}
