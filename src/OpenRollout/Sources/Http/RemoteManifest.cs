using OpenRollout.Manifest;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Sources.Http;

/// <summary>A manifest with its overlay and its files of keys, as downloaded from a server. This is what the cache keeps.</summary>
/// <param name="Address">The address of the manifest after redirects.</param>
/// <param name="Text">The manifest.</param>
/// <param name="Cohorts">The files of keys by their paths in the manifest.</param>
internal sealed record RemoteManifest(Uri Address, RemoteFile Text, IReadOnlyDictionary<string, RemoteFile> Cohorts)
{
    /// <summary>Gets the environment that the manifest is read for, as the application names it; null to read the manifest alone.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the overlay; null if the manifest does not list the environment.</summary>
    public RemoteOverlay? Overlay { get; init; }

    /// <summary>Gets the revision of the last served overlay, also while the manifest does not list the environment; null if it had none.</summary>
    public int? OverlayRevision { get; init; }

    /// <summary>Gets the reasons why files of keys were not available, by their paths in the manifest.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the manifest's revision; null if it has none.</summary>
    public int? Revision => LayerHeader.Read(Text.Bytes).Revision;

    /// <summary>Returns whether all files of two manifests have the same content, and none is missing.</summary>
    public bool HasSameContentAs(RemoteManifest other)
        => Missing.Count == 0
            && HasSameLayersAs(other)
            && Cohorts.Count == other.Cohorts.Count
            && Cohorts.All(cohort => other.Cohorts.TryGetValue(cohort.Key, out var file) && cohort.Value.HasSameContentAs(file));

    /// <summary>Returns whether the texts of two manifests and of their overlays are the same.</summary>
    public bool HasSameLayersAs(RemoteManifest other)
        => Text.HasSameContentAs(other.Text)
            && (Overlay is null || other.Overlay is null ? Overlay == other.Overlay : Overlay.File.HasSameContentAs(other.Overlay.File));

    /// <summary>Reads the manifest with its overlay and its files of keys. Problems name the addresses.</summary>
    public LoadedManifest Load() => LoadedManifest.Read(ToLayers(), ReadCohort).AsWrittenAt(WrittenAt());

    /// <summary>Returns the texts to read.</summary>
    public ManifestLayers ToLayers() => Overlay is null
        ? new ManifestLayers(Text.Bytes, Environment, overlay: null) { Path = UriText.WithoutQuery(Address) }
        : new ManifestLayers(Text.Bytes, Environment, Overlay.File.Bytes) { Path = UriText.WithoutQuery(Address), OverlayPath = UriText.WithoutQuery(Overlay.Address) };

    private DateTimeOffset? WrittenAt() => Overlay?.File.ChangedAt is { } overlay && !(Text.ChangedAt > overlay) ? overlay : Text.ChangedAt;

    private byte[] ReadCohort(string path)
        => Cohorts.TryGetValue(path, out var file)
            ? file.Bytes
            : throw new IOException(Missing.TryGetValue(path, out var reason) ? reason : "it was not downloaded");
}
