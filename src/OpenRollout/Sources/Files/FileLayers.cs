using OpenRollout.Manifest.Naming;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Sources.Files;

/// <summary>The places of a manifest and its overlay.</summary>
/// <param name="Path">The full path of the manifest.</param>
/// <param name="Environment">The environment; null to read the manifest alone.</param>
/// <param name="OverlayPath">The full path of the overlay; null if it is next to the manifest.</param>
internal sealed record FileLayers(string Path, string? Environment, string? OverlayPath)
{
    /// <summary>Returns the path of the overlay that a manifest requires, whether it exists or not; null if the manifest does not list the environment.</summary>
    public string? FindOverlay(byte[] manifest)
        => Environment is { } environment && LayerHeader.Read(manifest).FindEnvironment(environment) is { } listed
            ? OverlayPath ?? ManifestNames.OverlayPathOf(Path, listed)
            : null;
}
