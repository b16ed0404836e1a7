using OpenRollout.Manifest.Reasoning;

namespace OpenRollout.Manifest.Layers;

/// <summary>A manifest that was read and reviewed once, to be merged with the overlays of several environments. Thread-safe.</summary>
internal sealed class ReviewedManifest
{
    private readonly LayeredReader? _layers;
    private readonly ICohortFiles? _cohorts;

    private ReviewedManifest(ManifestReadResult result, LayeredReader? layers, ICohortFiles? cohorts)
        => (Result, _layers, _cohorts) = (result, layers, cohorts);

    /// <summary>Gets the manifest alone with its own problems, as <see cref="ManifestReview"/> reports them.</summary>
    public ManifestReadResult Result { get; }

    /// <summary>Reads and reviews a manifest.</summary>
    /// <param name="utf8">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="path">The path to name in problems.</param>
    /// <param name="cohorts">Checks the files that <c>keysFrom</c> names; null to skip these checks.</param>
    public static ReviewedManifest Read(ReadOnlySpan<byte> utf8, string path = ManifestReader.DefaultPath, ICohortFiles? cohorts = null)
    {
        var result = ManifestReview.Read(utf8, path, cohorts, out var text);
        return new ReviewedManifest(result, text is null || result.FirstError is not null ? null : new LayeredReader(text, result, path), cohorts);
    }

    /// <summary>Merges the manifest with an overlay and reviews the flags that the overlay touches. If the manifest alone has errors, there is nothing to review.</summary>
    /// <param name="environment">The environment of the overlay.</param>
    /// <param name="overlay">The overlay's text in UTF-8; null if there is none.</param>
    /// <param name="overlayPath">The path of the overlay to name in problems.</param>
    /// <param name="overlayProblem">The reason why the overlay cannot be read; null if it does not exist or was read.</param>
    public ReviewedOverlay Review(string environment, byte[]? overlay, string overlayPath, string? overlayProblem = null)
        => Review(new OverlayText(environment, overlay, overlayPath, overlayProblem));

    /// <inheritdoc cref="Review(string, byte[], string, string)"/>
    public ReviewedOverlay Review(OverlayText overlay)
    {
        if (_layers is null)
        {
            return new ReviewedOverlay(new ManifestReadResult(Result.Manifest, []), []);
        }

        IReadOnlyCollection<string> touched = [];
        var merged = _layers.Read(overlay, _cohorts, receiver: null, (manifest, overlayFlags, problems) =>
        {
            var flags = TouchedFlags.Find(manifest, overlayFlags);
            Reasoner.Run(manifest, problems, flags);
            touched = flags;
        });
        return new ReviewedOverlay(merged, touched);
    }
}
