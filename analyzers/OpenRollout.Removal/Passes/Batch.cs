using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Passes;

/// <summary>Collects changes that concern different files, and makes them together, because the compilation is bound again after each time.</summary>
internal sealed class Batch(Draft draft)
{
    private readonly HashSet<SyntaxTree> _taken = [];
    private readonly List<SyntaxTree> _closed = [];
    private readonly List<Func<bool>> _changes = [];

    /// <summary>Adds a change, unless an earlier one concerns one of its files. It is then found again.</summary>
    /// <param name="nodes">The nodes that the change edits.</param>
    /// <param name="apply">Makes the change. Returns whether that is possible.</param>
    public void Add(IEnumerable<SyntaxNode> nodes, Func<bool> apply)
    {
        var trees = nodes.Select(node => node.SyntaxTree).Distinct().ToList();
        if (trees.Exists(_taken.Contains))
        {
            return;
        }

        _taken.UnionWith(trees);
        _closed.AddRange(trees.Where(tree => !draft.IsOpen(tree)));
        _changes.Add(apply);
    }

    /// <summary>Makes the changes. Returns whether the code is another one.</summary>
    public bool Apply()
    {
        if (_closed.Count > 0)
        {
            // The changes are found again, in files that are identified.
            draft.Open(_closed);
            return true;
        }

        var hasChanged = false;
        foreach (var apply in _changes)
        {
            hasChanged |= apply();
        }

        return hasChanged;
    }
}
