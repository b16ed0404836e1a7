using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Drafts;

/// <summary>Finds the places of a draft in the original code.</summary>
internal sealed class Originals(Draft draft)
{
    /// <summary>Returns a node as it was before the first edit; null if an edit created it.</summary>
    public SyntaxNode? Of(SyntaxNode node) => Marks.IdentityOf(node) is { } identity ? draft.BaselineNode(draft.BaselineOf(node.SyntaxTree).Tree, identity) : null;

    /// <summary>Returns the original file of a node.</summary>
    public SyntaxTree TreeOf(SyntaxNode node) => FindTree(node.SyntaxTree.FilePath)!;

    /// <summary>Returns the original file with a path; null if the project does not have it.</summary>
    public SyntaxTree? FindTree(string path) => draft.Original.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path);

    /// <summary>Returns the location of code that no edit has changed.</summary>
    public Location LocationOf(Location location)
    {
        if (location.SourceTree is not { } tree || draft.CurrentOf(tree) != tree
            || tree.GetRoot().FindNode(location.SourceSpan).AncestorsAndSelf().FirstOrDefault(ancestor => Marks.IdentityOf(ancestor) is not null) is not { } node
            || Of(node) is not { } original)
        {
            return location;
        }

        // The text before a name in its declaration has not changed.
        return Location.Create(TreeOf(original), new TextSpan(Math.Min(original.SpanStart + location.SourceSpan.Start - node.SpanStart, original.Span.End), 0));
    }

    /// <summary>Returns the location of a position.</summary>
    public Location LocationOf(string path, int position) => Location.Create(FindTree(path)!, new TextSpan(position, 0));
}
