namespace OpenRollout.Manifest.Checks;

/// <summary>Visits the nodes of a dependency graph, dependencies first, and finds cycles. Does not recurse.</summary>
internal sealed class DependencyOrder(Func<string, IEnumerable<string>> dependencies)
{
    private readonly Dictionary<string, bool> _isFinished = new(StringComparer.Ordinal);

    /// <summary>Visits a node and everything that it depends on, unless visited before.</summary>
    /// <param name="start">The name of the node.</param>
    /// <param name="finished">The nodes that were visited for the first time, each after its dependencies.</param>
    /// <returns>The first cycle that was found, with its first name repeated at its end; null if there is none.</returns>
    public IReadOnlyList<string>? Visit(string start, out IReadOnlyList<string> finished)
    {
        var order = new List<string>();
        finished = order;
        IReadOnlyList<string>? cycle = null;
        var path = new List<(string Name, IEnumerator<string> Pending)>();
        Enter(start, path);
        while (path.Count > 0)
        {
            var (name, pending) = path[path.Count - 1];
            if (!pending.MoveNext())
            {
                _isFinished[name] = true;
                order.Add(name);
                path.RemoveAt(path.Count - 1);
            }
            else if (!_isFinished.TryGetValue(pending.Current, out var isFinished))
            {
                Enter(pending.Current, path);
            }
            else if (!isFinished)
            {
                cycle ??= [.. path.Select(step => step.Name).SkipWhile(step => step != pending.Current), pending.Current];
            }
        }

        return cycle;
    }

    private void Enter(string name, List<(string Name, IEnumerator<string> Pending)> path)
    {
        if (!_isFinished.ContainsKey(name))
        {
            _isFinished[name] = false;
            path.Add((name, dependencies(name).GetEnumerator()));
        }
    }
}
