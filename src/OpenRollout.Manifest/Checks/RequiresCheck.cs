using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Checks;

/// <summary>Checks that required flags are boolean and do not require each other in a cycle.</summary>
internal sealed class RequiresCheck(ProblemCollector problems)
{
    /// <summary>The keys of flags that require others, with the flags that each requires.</summary>
    private readonly Dictionary<string, IReadOnlyList<Name>> _required = new(StringComparer.Ordinal);

    /// <summary>Adds a flag. Call it while the flag still has its rollout.</summary>
    public void Add(FlagDefinition flag)
    {
        if (flag.GetRollout() is { Requires.Count: > 0 } rollout)
        {
            _required.Add(flag.Key, rollout.Requires);
        }
    }

    /// <summary>Checks the flags after all of them have been added.</summary>
    public void Run(RolloutManifest manifest)
    {
        var order = new DependencyOrder(RequiredBy);
        foreach (var flag in _required)
        {
            foreach (var required in flag.Value)
            {
                if (manifest.FindFlag(required.Value) is { Type: not FlagType.Boolean })
                {
                    problems.Report(ProblemDescriptors.InvalidValue, required.Range, $"'requires' can list only boolean flags; '{PlainText.Quote(required.Value)}' is not boolean");
                }
            }

            if (order.Visit(flag.Key, out _) is { } cycle)
            {
                // The visit can start outside the cycle; the problem is reported at a flag of the cycle.
                problems.Report(ProblemDescriptors.Cycle, manifest.FindFlag(cycle[0])!.Range, $"flags require each other in a cycle: {string.Join(" → ", cycle.Select(PlainText.Quote))}; remove one of the requirements");
            }
        }
    }

    private IEnumerable<string> RequiredBy(string key) => _required.TryGetValue(key, out var names) ? names.Select(name => name.Value) : [];
}
