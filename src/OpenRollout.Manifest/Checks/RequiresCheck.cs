namespace OpenRollout.Manifest;

/// <summary>Required flags must be boolean and must not require each other in a circle.</summary>
internal sealed class RequiresCheck(ProblemCollector problems)
{
    /// <summary>The flags that require others, with what they require. Any other flag ends each walk that comes to it.</summary>
    private readonly Dictionary<string, IReadOnlyList<Name>> _required = new(StringComparer.Ordinal);

    /// <summary>Takes a flag in, while its rollout is there.</summary>
    public void Add(FlagDefinition flag)
    {
        if (flag.Rollout is { Requires.Count: > 0 } rollout)
        {
            _required.Add(flag.Key, rollout.Requires);
        }
    }

    /// <summary>Checks the flags, when all have been taken in.</summary>
    public void Run(RolloutManifest manifest)
    {
        var order = new DependencyOrder(RequiredBy);
        foreach (var flag in _required)
        {
            foreach (var required in flag.Value)
            {
                if (manifest.FindFlag(required.Value) is { Type: not FlagType.Boolean })
                {
                    problems.Report(ProblemDescriptors.InvalidValue, required.Range, $"only a boolean flag can be required; '{PlainText.Quote(required.Value)}' is not");
                }
            }

            if (order.Visit(flag.Key, out _) is { } cycle)
            {
                // The walk may have come to the circle from outside of it; the problem stands where the circle does.
                problems.Report(ProblemDescriptors.Cycle, manifest.FindFlag(cycle[0])!.Range, $"flags require each other in a circle: {string.Join(" → ", cycle.Select(PlainText.Quote))}; break it");
            }
        }
    }

    private IEnumerable<string> RequiredBy(string key) => _required.TryGetValue(key, out var names) ? names.Select(name => name.Value) : [];
}
