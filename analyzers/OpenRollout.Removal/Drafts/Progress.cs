using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Drafts;

/// <summary>Records which pass has seen which version of a file, and which files are proven, so that nothing is done twice.</summary>
internal sealed class Progress
{
    private readonly HashSet<(object Pass, SyntaxTree Tree)> _seen = [];
    private readonly Dictionary<(object Pass, string Path), Dictionary<string, SyntaxNode>> _seenParts = [];
    private readonly HashSet<string> _proven = new(StringComparer.Ordinal);

    /// <summary>Returns whether a pass sees a file that is not proven for the first time in its present state.</summary>
    public bool IsNew(object pass, SyntaxTree tree) => !_proven.Contains(tree.FilePath) && _seen.Add((pass, tree));

    /// <summary>Returns the parts of a file that a pass sees for the first time in their present state.</summary>
    public IEnumerable<SyntaxNode> NewParts(IMemberPass pass, SyntaxTree tree)
    {
        var seen = _seenParts.TryGetValue((pass, tree.FilePath), out var parts) ? parts : _seenParts[(pass, tree.FilePath)] = new Dictionary<string, SyntaxNode>(StringComparer.Ordinal);
        foreach (var part in FileParts.Of(tree.GetRoot()))
        {
            if (Marks.IdentityOf(part) is not { } identity)
            {
                yield return part;
            }
            else if (!seen.TryGetValue(identity, out var known) || !part.IsIncrementallyIdenticalTo(known))
            {
                seen[identity] = part;
                yield return part;
            }
        }
    }

    /// <summary>Returns whether the edits of a file have been checked.</summary>
    public bool IsProven(SyntaxTree tree) => _proven.Contains(tree.FilePath);

    /// <summary>Records that the edits of files have been checked.</summary>
    public void Prove(IEnumerable<string> paths) => _proven.UnionWith(paths);

    /// <summary>Records that a file has an edit that has not been checked.</summary>
    public void Change(string path) => _proven.Remove(path);

    /// <summary>Lets a pass see all files again.</summary>
    public void Forget(object pass) => _seen.RemoveWhere(seen => ReferenceEquals(seen.Pass, pass));

    /// <summary>Lets all passes see files again. A file without a withdrawn use is the same tree as before its first edit.</summary>
    public void ForgetFiles(ICollection<string> paths)
    {
        _seen.RemoveWhere(seen => paths.Contains(seen.Tree.FilePath));
        foreach (var part in _seenParts.Keys.Where(part => paths.Contains(part.Path)).ToList())
        {
            _seenParts.Remove(part);
        }
    }
}
