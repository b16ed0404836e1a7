using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRollout.Removal.Proof;

namespace OpenRollout.Removal.Tests;

/// <summary>Trees that edits could build and that the parser would build in another way.</summary>
public sealed class ParseCheckTests
{
    private const string Code = "class C { void M(bool a, bool b) { if (a) { if (b) F(1); } else F(2); } static void F(int x) { } }";

    [Fact]
    public void A_tree_of_the_parser_is_the_same() => Assert.True(Holds(_ => null));

    [Fact]
    public void The_else_of_another_if_is_found()
        => Assert.False(Holds(node => node is IfStatementSyntax { Statement: BlockSyntax block } statement ? statement.WithStatement(block.Statements[0]) : null));

    [Fact]
    public void A_name_that_is_a_keyword_is_found()
        => Assert.False(Holds(node => node is IdentifierNameSyntax { Identifier.ValueText: "a" } name ? SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(name.GetLeadingTrivia(), "true", name.GetTrailingTrivia())) : null));

    [Fact]
    public void Another_text_of_a_token_is_found()
        => Assert.False(Holds(node => node is LiteralExpressionSyntax { Token.Value: 1 } literal ? literal.WithToken(SyntaxFactory.Literal("1 ", 1)) : null));

    private static bool Holds(Func<SyntaxNode, SyntaxNode?> edit)
    {
        var tree = CSharpSyntaxTree.ParseText(Code);
        var root = tree.GetRoot();
        var edits = root.DescendantNodes().Select(node => (Old: node, New: edit(node))).Where(found => found.New is not null).ToDictionary(found => found.Old, found => found.New!);
        return ParseCheck.Holds(tree.WithRootAndOptions(root.ReplaceNodes(edits.Keys, (old, _) => edits[old]), tree.Options));
    }
}
