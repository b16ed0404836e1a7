using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Checks;

/// <summary>Checks the number of files of keys, which sources check for changes again and again, and each of the files.</summary>
internal static class CohortCheck
{
    private const int MaximumFiles = 100;

    /// <summary>Reports the files that exceed the limit; if there are none, checks each file and reports its problem.</summary>
    /// <param name="segments">The segments that name files.</param>
    /// <param name="cohorts">Checks the files; null to check only their number.</param>
    /// <param name="problems">Receives the problems.</param>
    public static void Run(IReadOnlyList<SegmentDefinition> segments, ICohortFiles? cohorts, ProblemCollector problems)
    {
        var accepted = new HashSet<string>(StringComparer.Ordinal);
        var exceedsLimit = false;
        foreach (var path in PathsOf(segments))
        {
            if (!accepted.Contains(path.Value) && accepted.Count == MaximumFiles)
            {
                exceedsLimit = true;
                problems.Report(
                    ProblemDescriptors.InvalidValue,
                    path.Range,
                    $"'{PlainText.Quote(path.Value)}' exceeds the limit of {MaximumFiles} files of keys; combine the keys of several segments in one file, or list them in the manifest with 'keys'");
            }
            else
            {
                accepted.Add(path.Value);
            }
        }

        if (!exceedsLimit && cohorts is not null)
        {
            ReportEach(segments, cohorts, problems);
        }
    }

    private static void ReportEach(IReadOnlyList<SegmentDefinition> segments, ICohortFiles cohorts, ProblemCollector problems)
    {
        foreach (var path in PathsOf(segments))
        {
            if (cohorts.FindProblem(path.Value) is var (descriptor, message))
            {
                problems.Report(descriptor, path.Range, message);
            }
        }
    }

    private static IEnumerable<Name> PathsOf(IReadOnlyList<SegmentDefinition> segments)
    {
        // Not LINQ: over structures, it would be compiled at every start of an application.
        foreach (var segment in segments)
        {
            if (segment.KeysFrom is { } path)
            {
                yield return path;
            }
        }
    }
}
