using OpenRollout.Manifest.Naming;

namespace OpenRollout.Sources.Http;

/// <summary>Resolves the address of a manifest's overlay.</summary>
internal static class OverlayUri
{
    /// <summary>Returns the address of an overlay: the one of the options, relative to the manifest, or next to the manifest.</summary>
    /// <param name="manifest">The manifest's address after redirects. Its query, if any, is used for an overlay next to it too.</param>
    /// <param name="environment">The environment, as the manifest lists it.</param>
    /// <param name="options">The options.</param>
    public static Uri Resolve(Uri manifest, string environment, HttpManifestOptions options)
        => options.Overlay is { } overlay
            ? new Uri(manifest, overlay)
            : new UriBuilder(manifest) { Path = ManifestNames.OverlayPathOf(manifest.AbsolutePath, environment), Fragment = "" }.Uri;
}
