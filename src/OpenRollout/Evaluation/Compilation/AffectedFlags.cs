using OpenRollout.Evaluation.Execution;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>Finds the flags that require one of some flags, directly or indirectly.</summary>
/// <param name="program">The program.</param>
/// <param name="changed">The indices of the flags that may be required.</param>
internal sealed class AffectedFlags(RolloutProgram program, IReadOnlySet<int> changed)
{
    /// <summary>The lists looked at so far; the value is true if a list has a changed flag. Lists share their beginnings, so each node is looked at once.</summary>
    private readonly Dictionary<RequiredList, bool> _known = new(ReferenceEqualityComparer.Instance);

    private readonly List<RequiredList> _open = [];

    /// <summary>Returns the changed flags and those that require them, each after the flags that it requires.</summary>
    public List<int> Find()
    {
        var affected = new List<int>();
        for (var flag = 0; flag < program.FlagCount; flag++)
        {
            if (changed.Contains(flag) || Requires(program.FlagAt(flag).Required))
            {
                affected.Add(flag);
            }
        }

        // A flag has a longer list than each one that it requires.
        affected.Sort((one, other) => CountOf(one).CompareTo(CountOf(other)));
        return affected;
    }

    private int CountOf(int flag) => program.FlagAt(flag).Required?.Count ?? 0;

    /// <summary>Not a recursion, because flags may require each other deeper than a thread's stack.</summary>
    private bool Requires(RequiredList? list)
    {
        var requires = false;
        for (var node = list; node is not null; node = node.Before)
        {
            if (_known.TryGetValue(node, out requires))
            {
                break;
            }

            _open.Add(node);
            if (requires = changed.Contains(node.Last))
            {
                break;
            }
        }

        foreach (var node in _open)
        {
            _known.Add(node, requires);
        }

        _open.Clear();
        return requires;
    }
}
