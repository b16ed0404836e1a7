using OpenRollout.Manifest.Layers;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Problems;

/// <summary>Collects problems while a manifest is read. Their positions are computed at the end, all at once.</summary>
/// <param name="isForBuild">Whether the manifest is read for a build.</param>
/// <param name="placement">Moves the problems of a merged manifest to the overlay that causes them; null for a single text.</param>
internal sealed class ProblemCollector(bool isForBuild = false, ProblemPlacement? placement = null)
{
    /// <summary>
    /// The maximum number of errors and, counted separately, of warnings; further ones are dropped. Warnings must never
    /// displace an error, because an error rejects the manifest.
    /// </summary>
    private const int Limit = 1_000;

    /// <summary>The maximum number of names for which suggestions are searched. Each search compares all known names.</summary>
    private const int SuggestionLimit = 100;

    private readonly List<Entry> _entries = [];
    private int _errors;
    private int _warnings;
    private int _suggestions;

    /// <summary>Gets a value indicating whether an error has been reported.</summary>
    public bool HasErrors => _errors > 0;

    /// <summary>
    /// Gets a value indicating whether the manifest is read for a build, which checks C# names and the size of generated
    /// code. An application must not check them: a name that only matters to C# could then keep it from reading a kill switch.
    /// </summary>
    public bool IsForBuild { get; } = isForBuild;

    /// <summary>Adds a problem, unless the maximum has been reached. Truncates long messages.</summary>
    public void Report(ProblemDescriptor descriptor, TextRange range, string message)
    {
        ref var count = ref descriptor.Severity == ProblemSeverity.Error ? ref _errors : ref _warnings;
        if (count < Limit && (placement is null || placement.Move(descriptor, ref range, ref message)))
        {
            count++;
            _entries.Add(new Entry(descriptor, range, PlainText.Shorten(message, PlainText.MaximumMessage)));
        }
    }

    /// <summary>Returns a suggestion such as <c>; did you mean 'country'?</c>, or an empty string if no known name is similar or after too many searches.</summary>
    public string Suggest(string name, IEnumerable<string> known)
        => _suggestions++ < SuggestionLimit ? NearestName.Suggest(name, known) : "";

    /// <summary>Returns all problems with their positions, in the order of the text.</summary>
    public IReadOnlyList<ManifestProblem> Locate(ReadOnlySpan<byte> text, string path)
    {
        if (_entries.Count == 0)
        {
            return [];
        }

        var sorted = _entries.OrderBy(entry => entry.Range.Start).ThenBy(entry => entry.Descriptor.Id, StringComparer.Ordinal).ToArray();
        var problems = new ManifestProblem[sorted.Length];
        var sweep = new PositionSweep(text);
        for (var index = 0; index < sorted.Length; index++)
        {
            var (descriptor, range, message) = sorted[index];
            var start = sweep.MoveTo(range.Start);
            // A copy advances to the end, because the next problem can start within this one.
            var ahead = sweep;
            problems[index] = new ManifestProblem(descriptor, message, path, range, start, ahead.MoveTo(range.End));
        }

        return problems;
    }

    private sealed record Entry(ProblemDescriptor Descriptor, TextRange Range, string Message);
}
