namespace OpenRollout.Sources.Http;

/// <summary>A manifest with its files of keys, as downloaded from a server. This is what the cache keeps.</summary>
/// <param name="Address">The address of the manifest after redirects.</param>
/// <param name="Text">The manifest.</param>
/// <param name="Cohorts">The files of keys by their paths in the manifest.</param>
internal sealed record RemoteManifest(Uri Address, RemoteFile Text, IReadOnlyDictionary<string, RemoteFile> Cohorts)
{
    /// <summary>Gets the reasons why files of keys were not available, by their paths in the manifest.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns whether all files of two manifests have the same content, and none is missing.</summary>
    public bool HasSameContentAs(RemoteManifest other)
        => Missing.Count == 0
            && Text.HasSameContentAs(other.Text)
            && Cohorts.Count == other.Cohorts.Count
            && Cohorts.All(cohort => other.Cohorts.TryGetValue(cohort.Key, out var file) && cohort.Value.HasSameContentAs(file));

    /// <summary>Reads the manifest with its files of keys. Problems name the address.</summary>
    public LoadedManifest Load() => LoadedManifest.Read(Text.Bytes, UriText.WithoutQuery(Address), ReadCohort).AsWrittenAt(Text.ChangedAt);

    private byte[] ReadCohort(string path)
        => Cohorts.TryGetValue(path, out var file)
            ? file.Bytes
            : throw new IOException(Missing.TryGetValue(path, out var reason) ? reason : "it was not downloaded");
}
