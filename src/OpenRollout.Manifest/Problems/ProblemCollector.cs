namespace OpenRollout.Manifest;

/// <summary>Collects problems while a manifest is read; their positions are worked out once, at the end.</summary>
internal sealed class ProblemCollector(bool isForBuild = false)
{
    /// <summary>
    /// A manifest with more problems than this is not being mended one by one. Errors and warnings are counted apart:
    /// no number of warnings may hide the error that refuses a manifest.
    /// </summary>
    private const int Limit = 1_000;

    /// <summary>Whoever has more misspelt names than this has another problem; and each costs a look at all known names.</summary>
    private const int SuggestionLimit = 100;

    private readonly List<Found> _found = [];
    private int _errors;
    private int _warnings;
    private int _suggestions;

    public bool HasErrors => _errors > 0;

    /// <summary>
    /// Whether code is generated for the manifest, so that C# names and the size of the code matter. Where a manifest is
    /// served they must not: a flag of another language could keep a kill of this one from being read.
    /// </summary>
    public bool IsForBuild { get; } = isForBuild;

    public void Report(ProblemDescriptor descriptor, TextRange range, string message)
    {
        ref var count = ref descriptor.Severity == ProblemSeverity.Error ? ref _errors : ref _warnings;
        if (count < Limit)
        {
            count++;
            _found.Add(new Found(descriptor, range, PlainText.Shorten(message, PlainText.MaximumMessage)));
        }
    }

    /// <summary>Returns <c>; did you mean 'country'?</c>, or nothing where no known name is near.</summary>
    public string Suggest(string name, IEnumerable<string> known)
        => _suggestions++ < SuggestionLimit ? NearestName.Suggest(name, known) : "";

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

    private sealed record Found(ProblemDescriptor Descriptor, TextRange Range, string Message);
}
