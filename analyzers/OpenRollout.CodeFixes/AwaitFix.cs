using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.CodeFixes;

/// <summary>Turns <c>Flags.Stories.IsEnabled(ctx)</c> into <c>await Flags.Stories.IsEnabledAsync(ctx)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitFix))]
[Shared]
internal sealed class AwaitFix() : CallFix(RuleDescriptors.Synchronous.Id, "Await the evaluation")
{
    private protected override InvocationExpressionSyntax? FindCall(SyntaxNode root, Diagnostic diagnostic)
        => diagnostic.Properties.ContainsKey(SynchronousAnalyzer.MethodProperty)
            && root.FindNode(diagnostic.Location.SourceSpan) is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } }
            ? call
            : null;

    private protected override ExpressionSyntax Replace(InvocationExpressionSyntax call, SyntaxNode? parent, Diagnostic diagnostic)
    {
        var member = (MemberAccessExpressionSyntax)call.Expression;
        var method = SyntaxFactory.Identifier(diagnostic.Properties[SynchronousAnalyzer.MethodProperty]!);
        var awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            call.WithExpression(member.WithName(SyntaxFactory.IdentifierName(method).WithTriviaFrom(member.Name))).WithoutTrivia());
        // A member access has to apply to the awaited value, not to the task.
        return parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(awaited)
            : awaited;
    }
}
