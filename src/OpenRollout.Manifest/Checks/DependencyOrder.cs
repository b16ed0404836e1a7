namespace OpenRollout.Manifest;

/// <summary>Walks things that depend on each other, dependencies first, without recursion, and finds circles.</summary>
internal sealed class DependencyOrder(Func<string, IEnumerable<string>> dependencies)
{
    private readonly Func<string, IEnumerable<string>> _dependencies = dependencies;
    private readonly Dictionary<string, bool> _isFinished = new(StringComparer.Ordinal);

    /// <summary>Visits a thing and all that it depends on.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="finished">What this visit was the first to finish, dependencies before what depends on them.</param>
    /// <returns>The first circle that was found, its first name repeated at its end; or null.</returns>
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
            path.Add((name, _dependencies(name).GetEnumerator()));
        }
    }
}
