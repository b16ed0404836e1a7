namespace OpenRollout.Manifest;

/// <summary>Checks the files of keys: not too many, as each is looked at again and again, and each of them usable.</summary>
internal static class CohortCheck
{
    private const int MaximumFiles = 100;

    /// <summary>Reports the files beyond the limit, without a look at any of them; otherwise what is wrong with each.</summary>
    /// <param name="segments">The segments that name files.</param>
    /// <param name="cohorts">Knows the files; null where the manifest was read without its folder's files.</param>
    /// <param name="problems">Receives the problems.</param>
    public static void Run(IReadOnlyList<SegmentDefinition> segments, ICohortFiles? cohorts, ProblemCollector problems)
    {
        var accepted = new HashSet<string>(StringComparer.Ordinal);
        var isTooMany = false;
        foreach (var path in PathsOf(segments))
        {
            if (!accepted.Contains(path.Value) && accepted.Count == MaximumFiles)
            {
                isTooMany = true;
                problems.Report(
                    ProblemDescriptors.InvalidValue,
                    path.Range,
                    $"a manifest may name {MaximumFiles} files of keys, and '{PlainText.Quote(path.Value)}' is one more; put the keys of several segments into one file, or into the manifest with 'keys'");
            }
            else
            {
                accepted.Add(path.Value);
            }
        }

        if (!isTooMany && cohorts is not null)
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
        => segments.Select(segment => segment.KeysFrom).OfType<Name>();
}
