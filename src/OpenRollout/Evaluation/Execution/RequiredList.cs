using OpenRollout.Evaluation.Compilation;

namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// The flags that another one requires, directly or indirectly, each after the flags that it requires itself. Lists share
/// their beginnings: a chain of ten thousand flags takes ten thousand nodes and not fifty million numbers.
/// </summary>
/// <param name="Before">The flags before the last one, or null.</param>
/// <param name="Last">The index of the last flag.</param>
internal sealed record RequiredList(RequiredList? Before, int Last)
{
    /// <summary>Gets the number of flags.</summary>
    public int Count { get; } = (Before?.Count ?? 0) + 1;

    /// <summary>Returns the list of some flags and all flags that they require.</summary>
    /// <param name="direct">The indices of the flags, which have been compiled.</param>
    /// <param name="flags">All flags of the program.</param>
    /// <returns>The list, or null when <paramref name="direct"/> is empty.</returns>
    public static RequiredList? Of(int[] direct, in ArrayBuilder<CompiledFlag> flags)
    {
        if (direct.Length == 0)
        {
            return null;
        }

        var list = new RequiredList(flags[direct[0]].Required, direct[0]);
        return direct.Length == 1 ? list : Join(list, direct, in flags);
    }

    private static RequiredList Join(RequiredList list, int[] direct, in ArrayBuilder<CompiledFlag> flags)
    {
        var listed = list.ToArray().ToHashSet();
        foreach (var other in direct.AsSpan(1))
        {
            foreach (var index in new RequiredList(flags[other].Required, other).ToArray())
            {
                list = listed.Add(index) ? new RequiredList(list, index) : list;
            }
        }

        return list;
    }

    /// <summary>Writes the indices of the flags in order. Allocates nothing.</summary>
    public void CopyTo(Span<int> flags)
    {
        for (var list = this; list is not null; list = list.Before)
        {
            flags[list.Count - 1] = list.Last;
        }
    }

    public int[] ToArray()
    {
        var flags = new int[Count];
        CopyTo(flags);
        return flags;
    }
}
