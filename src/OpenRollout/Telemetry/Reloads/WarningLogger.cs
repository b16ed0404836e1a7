using Microsoft.Extensions.Logging;
using OpenRollout.Manifest;

namespace OpenRollout.Telemetry.Reloads;

/// <summary>
/// Logs the warnings of manifests that are served, and of their cache, each once for a provider, however often a manifest
/// is read again. Thread-safe.
/// </summary>
internal sealed class WarningLogger
{
    /// <summary>As many warnings of one manifest are logged.</summary>
    private const int MaximumLines = 20;

    /// <summary>As many warnings are remembered; what comes then is only counted.</summary>
    private const int MaximumRemembered = 1_000;

    private readonly HashSet<(string Id, string Message)> _logged = [];

    /// <summary>Logs the warnings that were not logged before.</summary>
    public void Write(ManifestReload reload, ILogger logger)
    {
        var omitted = 0;
        foreach (var warning in FindNew(reload, ref omitted))
        {
            Log.Warning(logger, reload.Set.FlagSetId, warning.ToString());
        }

        if (omitted > 0)
        {
            Log.WarningsOmitted(logger, reload.Set.FlagSetId, omitted);
        }
    }

    /// <summary>What is wrong is the same wherever it is: a line that is added above repeats nothing.</summary>
    private List<ManifestProblem> FindNew(ManifestReload reload, ref int omitted)
    {
        var found = new List<ManifestProblem>();
        // A logger is code of the application, so nothing is logged under the lock.
        lock (_logged)
        {
            foreach (var warning in WarningsOf(reload))
            {
                var key = (warning.Id, warning.Message);
                if (_logged.Contains(key))
                {
                    continue;
                }

                var isLogged = found.Count < MaximumLines && _logged.Count < MaximumRemembered;
                if (_logged.Count < MaximumRemembered)
                {
                    _logged.Add(key);
                }

                if (isLogged)
                {
                    found.Add(warning);
                }
                else
                {
                    omitted++;
                }
            }
        }

        return found;
    }

    /// <summary>The cache's, whatever became of the manifest, and those of the text where it is served.</summary>
    private static IEnumerable<ManifestProblem> WarningsOf(ManifestReload reload)
    {
        var ofCache = reload.Loaded.Problems.Where(problem => problem.Descriptor == ProblemDescriptors.CacheNotUsable);
        return reload.Outcome == ReloadOutcome.Refused ? ofCache : ofCache.Concat(reload.Loaded.Reading.Problems.Where(problem => !problem.IsError));
    }
}
