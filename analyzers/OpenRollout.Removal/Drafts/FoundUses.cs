using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Drafts;

/// <summary>The uses of the flag in the original code of a compilation, by their files.</summary>
internal sealed class FoundUses
{
    private readonly Func<SyntaxTree, bool> _isEditable;
    private readonly Dictionary<SyntaxTree, IReadOnlyList<SyntaxNode>> _byFile = [];

    public FoundUses(Compilation compilation, UseFinder finder, Func<SyntaxTree, bool> isEditable)
    {
        _isEditable = isEditable;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (finder.Find(tree).ToList() is { Count: > 0 } found)
            {
                _byFile.Add(tree, found);
            }
        }
    }

    /// <summary>Gets the uses by their files.</summary>
    public IReadOnlyDictionary<SyntaxTree, IReadOnlyList<SyntaxNode>> ByFile => _byFile;

    /// <summary>Gets the uses in files that can be edited.</summary>
    public IEnumerable<SyntaxNode> Editable => _byFile.Where(uses => _isEditable(uses.Key)).SelectMany(uses => uses.Value);

    /// <summary>Gets the places of the uses in files that can be edited.</summary>
    public IEnumerable<(string Path, int Position)> Places => Editable.Select(PlaceOf);

    /// <summary>Returns the uses in a part of a file.</summary>
    public IEnumerable<(string Path, int Position)> In(string? path, TextSpan? span)
        => Places.Where(use => use.Path == path && span is { } part && part.Contains(use.Position));

    /// <summary>Returns the uses in some files.</summary>
    public IEnumerable<(string Path, int Position)> In(ICollection<string> paths) => Places.Where(use => paths.Contains(use.Path));

    /// <summary>Returns the uses in a member and in those that are edited together with it.</summary>
    /// <param name="path">The path of the member's file.</param>
    /// <param name="member">The member.</param>
    /// <param name="links">The pairs of members that are edited together.</param>
    public IEnumerable<(string Path, int Position)> ConnectedWith(string? path, TextSpan? member, IReadOnlyList<((string Path, int Position), (string Path, int Position))> links)
    {
        if (path is null || member is not { } span)
        {
            return [];
        }

        var connected = new HashSet<(string Path, int Position)> { (path, span.Start) };
        for (var count = 0; count != connected.Count;)
        {
            count = connected.Count;
            foreach (var (left, right) in links.Where(link => connected.Contains(link.Item1) || connected.Contains(link.Item2)))
            {
                connected.Add(left);
                connected.Add(right);
            }
        }

        return Editable.Where(use => use.Ancestors().Any(node => Draft.IsMember(node) && connected.Contains(PlaceOf(node)))).Select(PlaceOf);
    }

    /// <summary>Returns the path and the position of a node.</summary>
    public static (string Path, int Position) PlaceOf(SyntaxNode node) => (node.SyntaxTree.FilePath, node.SpanStart);
}
