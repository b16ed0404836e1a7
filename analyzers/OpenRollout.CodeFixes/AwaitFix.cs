using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRollout.Analyzers;

namespace OpenRollout.CodeFixes;

/// <summary>Turns <c>Flags.Stories.IsEnabled(ctx)</c> into <c>await Flags.Stories.IsEnabledAsync(ctx)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitFix))]
[Shared]
internal sealed class AwaitFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleDescriptors.Synchronous.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(SynchronousAnalyzer.MethodProperty, out var method)
                && method is not null
                && root?.FindNode(diagnostic.Location.SourceSpan) is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member })
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Await the evaluation",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, Await(call, member, method)))),
                        nameof(AwaitFix)),
                    diagnostic);
            }
        }
    }

    private static ExpressionSyntax Await(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member, string method)
    {
        var name = SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(method)).WithTriviaFrom(member.Name);
        var awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            call.WithExpression(member.WithName(name)).WithoutTrivia());
        // What reads a member of the result reads it of the value, not of the task.
        return call.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(awaited).WithTriviaFrom(call)
            : awaited.WithTriviaFrom(call);
    }
}
