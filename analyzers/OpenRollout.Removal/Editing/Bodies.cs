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

    /// <summary>Gives a function with an expression as its body a block; null if a comment prevents it.</summary>
    /// <param name="function">The method, local function, property, accessor or lambda.</param>
    /// <param name="first">The statements that come first, without trivia.</param>
    /// <param name="model">The semantic model.</param>
    public static Edit? ToBlock(SyntaxNode function, IReadOnlyList<StatementSyntax> first, SemanticModel model)
    {
        if (function is LambdaExpressionSyntax { ExpressionBody: { } value } lambda)
        {
            return value.GetLeadingTrivia().Any(Lines.IsWorthKeeping) ? null : new Edit(function, lambda.WithExpressionBody(null).WithBlock(SyntaxFactory.Block(
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
                [.. first.Append(ToStatement(value, HasValue(function, model))).Select(statement => statement.WithTrailingTrivia(SyntaxFactory.Space))],
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(value.GetTrailingTrivia()))));
        }

        var arrow = function.ChildNodes().OfType<ArrowExpressionClauseSyntax>().FirstOrDefault();
        if (arrow is null || arrow.GetFirstToken().GetPreviousToken().TrailingTrivia.Concat(arrow.GetLeadingTrivia()).Concat(arrow.ArrowToken.TrailingTrivia)
            .Concat(arrow.Expression.GetLeadingTrivia()).Any(Lines.IsWorthKeeping))
        {
            return null;
        }

        var outer = Lines.IndentationOf(function);
        StatementSyntax[] statements = [.. first, ToStatement(arrow.Expression, HasValue(function, model))];
        SyntaxNode? changed = function switch
        {
            MethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Block(statements, outer, function)),
            LocalFunctionStatementSyntax local => local.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Block(statements, outer, function)),
            AccessorDeclarationSyntax accessor when outer.Length > 0 => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Block(statements, outer, function)),
            PropertyDeclarationSyntax property => property.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(statements, outer, property)),
            _ => null,
        };
        if (changed is null)
        {
            return null;
        }

        var signature = changed.ChildNodes().Last(node => node is BlockSyntax or AccessorListSyntax).GetFirstToken().GetPreviousToken();
        return new Edit(function, changed.ReplaceToken(signature, signature.WithTrailingTrivia(Lines.EndOfLineIn(function.SyntaxTree.GetRoot()))));
    }

    private static BlockSyntax Block(IEnumerable<StatementSyntax> statements, string outer, SyntaxNode function)
    {
        var end = Lines.EndOfLineIn(function.SyntaxTree.GetRoot());
        return SyntaxFactory.Block(
            SyntaxFactory.Token([SyntaxFactory.Whitespace(outer)], SyntaxKind.OpenBraceToken, [end]),
            [.. statements.Select(statement => statement.WithLeadingTrivia(SyntaxFactory.Whitespace(outer + "    ")).WithTrailingTrivia(end))],
            SyntaxFactory.Token([SyntaxFactory.Whitespace(outer)], SyntaxKind.CloseBraceToken, function.GetTrailingTrivia()));
    }

    private static AccessorListSyntax Getter(IEnumerable<StatementSyntax> statements, string outer, PropertyDeclarationSyntax property)
    {
        var end = Lines.EndOfLineIn(property.SyntaxTree.GetRoot());
        var inner = outer + "    ";
        var block = Block(statements, inner, property);
        var accessor = SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, block.WithCloseBraceToken(block.CloseBraceToken.WithTrailingTrivia(end)))
            .WithKeyword(SyntaxFactory.Token([SyntaxFactory.Whitespace(inner)], SyntaxKind.GetKeyword, [end]));
        return SyntaxFactory.AccessorList(
            SyntaxFactory.Token([SyntaxFactory.Whitespace(outer)], SyntaxKind.OpenBraceToken, [end]),
            [accessor],
            SyntaxFactory.Token([SyntaxFactory.Whitespace(outer)], SyntaxKind.CloseBraceToken, property.GetTrailingTrivia()));
    }

    private static bool HasValue(SyntaxNode function, SemanticModel model)
        => (function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function).Symbol : model.GetDeclaredSymbol(function)) switch
        {
            IMethodSymbol { IsAsync: true } method => method.ReturnType is INamedTypeSymbol { Arity: 1 },
            IMethodSymbol method => !method.ReturnsVoid,
            _ => true,
        };

    private static StatementSyntax ToStatement(ExpressionSyntax value, bool hasValue)
    {
        var semicolon = SyntaxFactory.Token(SyntaxKind.SemicolonToken);
        return value is ThrowExpressionSyntax thrown ? SyntaxFactory.ThrowStatement(thrown.ThrowKeyword.WithLeadingTrivia(), thrown.Expression.WithoutTrailingTrivia(), semicolon)
            : hasValue ? SyntaxFactory.ReturnStatement(SyntaxFactory.Token([], SyntaxKind.ReturnKeyword, [SyntaxFactory.Space]), value.WithoutLeadingTrivia().WithoutTrailingTrivia(), semicolon)
            : SyntaxFactory.ExpressionStatement(value.WithoutLeadingTrivia().WithoutTrailingTrivia(), semicolon);
    }
}
