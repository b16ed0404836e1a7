using Microsoft.CodeAnalysis.Text;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Layers;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>An overlay as the compiler has it, merged with its manifest.</summary>
internal sealed class MergedOverlay
{
    private const string Kind = "overlay";

    private readonly Dictionary<string, FlagDefinition> _flags = new(StringComparer.Ordinal);

    public MergedOverlay(ReviewedManifest manifest, SourceText text, string environment, string path)
    {
        Positions = new PositionedText(text);
        if (Positions.FindEncodingProblem(Kind, path) is { } problem)
        {
            Problems = [problem];
            return;
        }

        var review = manifest.Review(environment, Positions.Bytes, path);
        Problems = review.Problems;
        foreach (var key in review.TouchedFlags)
        {
            if (review.Manifest.FindFlag(key) is { } flag)
            {
                _flags[key] = flag;
            }
        }
    }

    public PositionedText Positions { get; }

    /// <summary>Gets the problems that the overlay adds to those of the manifest.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }

    public bool HasErrors => ManifestProblem.FirstError(Problems) is not null;

    /// <summary>Gets the flags that differ from those of the manifest, as they are in the environment.</summary>
    public IEnumerable<FlagDefinition> Flags => _flags.Values;

    /// <summary>Returns a flag of the manifest as it is in the environment.</summary>
    public FlagDefinition Find(FlagDefinition flag) => _flags.TryGetValue(flag.Key, out var merged) ? merged : flag;
}
