using OpenRollout.Manifest.Checks;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Layers;
using OpenRollout.Manifest.Reasoning;

namespace OpenRollout.Manifest;

/// <summary>
/// Reads manifests for a build or a tool. Reports what <see cref="ManifestReader"/> reports, what prevents code from
/// being generated, and warnings about what is probably a mistake, such as an audience that no user can reach. A running
/// application does not need this. Thread-safe.
/// </summary>
public static class ManifestReview
{
    /// <summary>Reads a manifest and, if it has no errors, analyzes it. Never throws, even for arbitrary bytes.</summary>
    /// <param name="utf8">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="path">The path to name in problems.</param>
    /// <param name="cohorts">Checks the files that <c>keysFrom</c> names; null to skip these checks.</param>
    /// <returns>The manifest and all its problems, in the order of the text.</returns>
    public static ManifestReadResult Read(ReadOnlySpan<byte> utf8, string path = ManifestReader.DefaultPath, ICohortFiles? cohorts = null)
        => Read(utf8, path, cohorts, out _);

    /// <summary>
    /// Reads a manifest merged with the overlay of an environment and, if there are no errors, analyzes the flags that the
    /// overlay changes. Never throws, even for arbitrary bytes.
    /// </summary>
    /// <param name="layers">The texts. If the manifest lists their environment, the overlay is required.</param>
    /// <param name="cohorts">Checks the files that <c>keysFrom</c> names; null to skip these checks.</param>
    /// <returns>The merged manifest and its problems, each with the path of its text: those of the manifest alone, then those that the overlay adds.</returns>
    public static ManifestReadResult Read(ManifestLayers layers, ICohortFiles? cohorts = null)
    {
        var manifest = ReviewedManifest.Read(layers.Utf8, layers.Path, cohorts);
        return LayeredReader.IsNeeded(manifest.Result.Manifest.Environments, layers.Environment, layers.OverlayUtf8 is not null)
            ? ManifestReader.Combine(manifest.Result, manifest.Review(layers.OverlayText!).Merged)
            : manifest.Result;
    }

    /// <summary>Reads and reviews a manifest and returns its tokens, to merge overlays with; null if it is not valid JSON.</summary>
    internal static ManifestReadResult Read(ReadOnlySpan<byte> utf8, string path, ICohortFiles? cohorts, out JsonText? text)
    {
        var length = utf8.Length;
        return ManifestReader.Read(
            utf8,
            path,
            cohorts,
            (manifest, problems) =>
            {
                CodeSizeCheck.Run(manifest, length, problems);
                Reasoner.Run(manifest, problems);
            },
            out text);
    }
}
