using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Editing;

/// <summary>Removes assignments.</summary>
internal static class Assignments
{
    /// <summary>Removes an assignment that is a statement, or the only content of a constructor.</summary>
    public static Edit Remove(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Parent is ExpressionStatementSyntax statement)
        {
            return StatementEdit.Replace(statement, []);
        }

        var constructor = (ConstructorDeclarationSyntax)assignment.Parent!.Parent!;
        var before = constructor.ExpressionBody!.GetFirstToken().GetPreviousToken();
        return new Edit(constructor, constructor.ReplaceToken(before, before.WithTrailingTrivia(SyntaxFactory.Space)).WithExpressionBody(null).WithSemicolonToken(default)
            .WithBody(SyntaxFactory.Block(
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
                [],
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(constructor.GetTrailingTrivia()))));
    }
}
