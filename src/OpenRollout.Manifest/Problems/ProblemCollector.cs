namespace OpenRollout.Manifest;

/// <summary>Collects problems while a manifest is read; their positions are worked out once, at the end.</summary>
internal sealed class ProblemCollector
{
    /// <summary>A manifest with more problems than this is not being mended one by one.</summary>
    private const int Limit = 1_000;

    private readonly List<(ProblemDescriptor Descriptor, TextRange Range, string Message)> _found = [];

    public void Report(ProblemDescriptor descriptor, TextRange range, string message)
    {
        if (_found.Count < Limit)
        {
            _found.Add((descriptor, range, message));
        }
    }

    /// <summary>All problems in the order of the text.</summary>
    public IReadOnlyList<ManifestProblem> Locate(ReadOnlySpan<byte> text, string path)
    {
        if (_found.Count == 0)
        {
            return [];
        }

        var sorted = _found.OrderBy(found => found.Range.Start).ThenBy(found => found.Descriptor.Id, StringComparer.Ordinal).ToArray();
        var problems = new ManifestProblem[sorted.Length];
        var sweep = new PositionSweep(text);
        for (var index = 0; index < sorted.Length; index++)
        {
            var (descriptor, range, message) = sorted[index];
            var start = sweep.MoveTo(range.Start);
            // A copy runs ahead to the end, so that the next problem may start inside of this one.
            var ahead = sweep;
            problems[index] = new ManifestProblem(descriptor, message, path, range, start, ahead.MoveTo(range.End));
        }

        return problems;
    }
}
