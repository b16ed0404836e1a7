using OpenRollout.Manifest;

namespace OpenRollout.Telemetry.Reloads;

/// <summary>
/// Selects the warnings to log: those of served manifests and of the cache, each once per provider, however often a
/// manifest is read again. Thread-safe.
/// </summary>
internal sealed class WarningFilter
{
    /// <summary>The maximum number of warnings that are logged for one manifest.</summary>
    private const int MaximumLines = 20;

    /// <summary>The maximum number of warnings that are remembered. Further ones are only counted.</summary>
    private const int MaximumRemembered = 1_000;

    private readonly HashSet<(string Id, string Message)> _logged = [];

    /// <summary>Returns the warnings to log.</summary>
    /// <param name="reload">The reload.</param>
    /// <param name="omitted">The number of further new warnings.</param>
    public IReadOnlyList<ManifestProblem> SelectNew(ManifestReload reload, out int omitted)
    {
        omitted = 0;
        var selected = new List<ManifestProblem>();
        lock (_logged)
        {
            foreach (var warning in WarningsOf(reload))
            {
                // Without the position: a line that is inserted above repeats no warning.
                var key = (warning.Id, warning.Message);
                if (_logged.Contains(key))
                {
                    continue;
                }

                var isSelected = selected.Count < MaximumLines && _logged.Count < MaximumRemembered;
                if (_logged.Count < MaximumRemembered)
                {
                    _logged.Add(key);
                }

                if (isSelected)
                {
                    selected.Add(warning);
                }
                else
                {
                    omitted++;
                }
            }
        }

        return selected;
    }

    /// <summary>Returns the warnings of the cache, and those of the text if the manifest is served.</summary>
    private static IEnumerable<ManifestProblem> WarningsOf(ManifestReload reload)
    {
        var ofCache = reload.Loaded.Problems.Where(problem => problem.Descriptor == ProblemDescriptors.CacheNotUsable);
        return reload.Outcome == ReloadOutcome.Refused ? ofCache : ofCache.Concat(reload.Loaded.Reading.Problems.Where(problem => !problem.IsError));
    }
}
