using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace OpenRollout.CodeFixes;

/// <summary>
/// Turns <c>client.GetBooleanValueAsync("stories", false, ctx)</c> into <c>Flags.Stories.IsEnabledAsync(ctx)</c>. The
/// default is removed, because the accessor has the same one; the context, the token and the layout stay.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseAccessorFix))]
[Shared]
internal sealed class UseAccessorFix() : CallFix(RuleDescriptors.LiteralKey.Id, "Use the accessor")
{
    /// <summary>The parameters that an accessor has too, with the same names.</summary>
    private static readonly ImmutableHashSet<string> Kept = ["context", "cancellationToken"];

    private static readonly ImmutableArray<string> Parameters = ["flagKey", "defaultValue", "context", "config", "cancellationToken"];

    private protected override InvocationExpressionSyntax? FindCall(SyntaxNode root, Diagnostic diagnostic)
        => AccessorReplacement.From(diagnostic.Properties) is not null
            ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent as InvocationExpressionSyntax
            : null;

    private protected override ExpressionSyntax Replace(InvocationExpressionSyntax call, SyntaxNode? parent, Diagnostic diagnostic)
    {
        var replacement = AccessorReplacement.From(diagnostic.Properties)!;
        var accessor = SyntaxFactory.ParseExpression(replacement.Accessor).WithAdditionalAnnotations(Simplifier.Annotation);
        var replaced = SyntaxFactory.InvocationExpression(Member(accessor, replacement.Method), Keep(call.ArgumentList));
        return replacement.NeedsTask ? SyntaxFactory.InvocationExpression(Member(replaced, "AsTask")) : replaced;
    }

    private static MemberAccessExpressionSyntax Member(ExpressionSyntax expression, string name)
        => SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, expression, SyntaxFactory.IdentifierName(name));

    private static ArgumentListSyntax Keep(ArgumentListSyntax list)
    {
        var kept = list.RemoveNodes(list.Arguments.Where((argument, index) => !Kept.Contains(NameOf(argument, index))), SyntaxRemoveOptions.KeepNoTrivia)!;
        // An empty list needs no line breaks.
        return kept.Arguments.Count > 0 ? kept : SyntaxFactory.ArgumentList();
    }

    private static string NameOf(ArgumentSyntax argument, int index) => argument.NameColon?.Name.Identifier.ValueText ?? Parameters[index];
}
