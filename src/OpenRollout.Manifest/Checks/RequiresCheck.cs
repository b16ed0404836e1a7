namespace OpenRollout.Manifest;

/// <summary>Required flags must be boolean and must not require each other in a circle.</summary>
internal static class RequiresCheck
{
    public static void Run(RolloutManifest manifest, ProblemCollector problems)
    {
        var order = new DependencyOrder(key => manifest.FindFlag(key)?.Rollout?.Requires.Select(name => name.Value) ?? []);
        foreach (var flag in manifest.Flags)
        {
            // A flag that requires none begins no circle.
            if (flag.Rollout is not { Requires.Count: > 0 } rollout)
            {
                continue;
            }

            foreach (var required in rollout.Requires)
            {
                if (manifest.FindFlag(required.Value) is { Type: not FlagType.Boolean })
                {
                    problems.Report(ProblemDescriptors.InvalidValue, required.Range, $"only a boolean flag can be required; '{required}' is not");
                }
            }

            if (order.Visit(flag.Key, out _) is { } cycle)
            {
                // The walk may have come to the circle from outside of it; the problem stands where the circle does.
                problems.Report(ProblemDescriptors.Cycle, manifest.FindFlag(cycle[0])!.Range, $"flags require each other in a circle: {string.Join(" → ", cycle)}; break it");
            }
        }
    }
}
