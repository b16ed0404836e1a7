using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Editing;

/// <summary>Adds statements to the bodies of functions.</summary>
internal static class Bodies
{
    /// <summary>Returns a block with a statement more, on a line of its own unless the block is on one line.</summary>
    /// <param name="block">The block.</param>
    /// <param name="statement">The statement, without trivia.</param>
    /// <param name="isFirst">Whether the statement comes first, or last.</param>
    public static BlockSyntax Append(BlockSyntax block, StatementSyntax statement, bool isFirst)
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

    /// <summary>Gives a function with an expression as its body a block that starts with a statement; null if a comment prevents it.</summary>
    /// <param name="function">The function, which is asynchronous.</param>
    /// <param name="first">The statement, without trivia.</param>
    /// <param name="model">The semantic model.</param>
    public static Edit? ToBlock(SyntaxNode function, StatementSyntax first, SemanticModel model)
    {
        var hasValue = (function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function).Symbol : model.GetDeclaredSymbol(function)) is IMethodSymbol { ReturnType: INamedTypeSymbol { Arity: 1 } };
        if (function is LambdaExpressionSyntax { ExpressionBody: { } value } lambda)
        {
            if (value.GetLeadingTrivia().Any(Lines.IsWorthKeeping))
            {
                return null;
            }

            var inline = SyntaxFactory.Block(
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
                [first.WithTrailingTrivia(SyntaxFactory.Space), ToStatement(value, hasValue).WithTrailingTrivia(SyntaxFactory.Space)],
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(value.GetTrailingTrivia()));
            return new Edit(function, lambda.WithExpressionBody(null).WithBlock(inline));
        }

        var arrow = function.ChildNodes().OfType<ArrowExpressionClauseSyntax>().FirstOrDefault();
        if (arrow is null || arrow.GetFirstToken().GetPreviousToken().TrailingTrivia.Concat(arrow.GetLeadingTrivia()).Concat(arrow.ArrowToken.TrailingTrivia)
            .Concat(arrow.Expression.GetLeadingTrivia()).Any(Lines.IsWorthKeeping))
        {
            return null;
        }

        var end = Lines.EndOfLineIn(function.SyntaxTree.GetRoot());
        var outer = Lines.IndentationOf(function);
        var inner = SyntaxFactory.Whitespace(outer + "    ");
        var block = SyntaxFactory.Block(
            SyntaxFactory.Token([SyntaxFactory.Whitespace(outer)], SyntaxKind.OpenBraceToken, [end]),
            [first.WithLeadingTrivia(inner).WithTrailingTrivia(end), ToStatement(arrow.Expression, hasValue).WithLeadingTrivia(inner).WithTrailingTrivia(end)],
            SyntaxFactory.Token([SyntaxFactory.Whitespace(outer)], SyntaxKind.CloseBraceToken, function.GetTrailingTrivia()));
        SyntaxNode changed = function switch
        {
            MethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
            _ => ((LocalFunctionStatementSyntax)function).WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
        };
        var signature = changed.ChildNodes().OfType<BlockSyntax>().Single().GetFirstToken().GetPreviousToken();
        return new Edit(function, changed.ReplaceToken(signature, signature.WithTrailingTrivia(end)));
    }

    private static StatementSyntax ToStatement(ExpressionSyntax value, bool hasValue)
    {
        var semicolon = SyntaxFactory.Token(SyntaxKind.SemicolonToken);
        return value is ThrowExpressionSyntax thrown ? SyntaxFactory.ThrowStatement(thrown.ThrowKeyword.WithLeadingTrivia(), thrown.Expression.WithoutTrailingTrivia(), semicolon)
            : hasValue ? SyntaxFactory.ReturnStatement(SyntaxFactory.Token([], SyntaxKind.ReturnKeyword, [SyntaxFactory.Space]), value.WithoutLeadingTrivia().WithoutTrailingTrivia(), semicolon)
            : SyntaxFactory.ExpressionStatement(value.WithoutLeadingTrivia().WithoutTrailingTrivia(), semicolon);
    }
}
