using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Proof;

/// <summary>
/// Compares an edited tree with the tree that the parser creates from its text. Edits build trees that a text could express otherwise, for example with
/// the else of another if. (<see cref="SyntaxNode.IsEquivalentTo(SyntaxNode, bool)"/> distinguishes lists that are the same.)
/// </summary>
internal static class ParseCheck
{
    /// <summary>Returns whether the text of a tree is parsed as that tree.</summary>
    public static bool Holds(SyntaxTree tree) => Holds(tree, SourceText.From(tree.GetRoot().ToFullString()));

    /// <summary>Returns whether a text is parsed as a tree, except for white space, comments and inactive code.</summary>
    public static bool Holds(SyntaxTree tree, SourceText text)
        => AreSame(tree.GetRoot(), CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options).GetRoot());

    private static bool AreSame(SyntaxNodeOrToken edited, SyntaxNodeOrToken parsed)
    {
        if (edited.RawKind != parsed.RawKind || edited.IsMissing != parsed.IsMissing)
        {
            return false;
        }

        if (edited.IsToken)
        {
            return edited.AsToken().Text == parsed.AsToken().Text;
        }

        var (left, right) = (edited.ChildNodesAndTokens(), parsed.ChildNodesAndTokens());
        return left.Count == right.Count && left.Zip(right, AreSame).All(same => same);
    }
}
