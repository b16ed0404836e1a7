using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal;

/// <summary>Finds the uses that have to be withdrawn together: those of a member, and of the members that were edited because of it.</summary>
internal sealed class ConnectedUses(Draft draft, IReadOnlyList<SyntaxNode> uses)
{
    /// <summary>Returns the uses that are connected with a member; those of its file, or all uses, if there are none.</summary>
    /// <param name="member">The member; null if it is unknown.</param>
    public IReadOnlyList<(string Path, int Position)> Of((string Path, int Position)? member)
    {
        var connected = new HashSet<(string, int)>();
        if (member is { } first)
        {
            connected.Add(first);
            for (var count = 0; count != connected.Count;)
            {
                count = connected.Count;
                foreach (var (left, right) in draft.Links)
                {
                    if (connected.Contains(left) || connected.Contains(right))
                    {
                        connected.Add(left);
                        connected.Add(right);
                    }
                }
            }
        }

        var found = uses.Where(use => use.Ancestors().Any(node => connected.Contains((node.SyntaxTree.FilePath, node.SpanStart)) && Draft.IsMember(node))).ToList();
        if (found.Count == 0)
        {
            found = [.. uses.Where(use => use.SyntaxTree.FilePath == member?.Path)];
        }

        return [.. (found.Count == 0 ? uses : found).Select(use => (use.SyntaxTree.FilePath, use.SpanStart))];
    }
}
