namespace OpenRollout.Sources.Http;

/// <summary>The result of a successful request.</summary>
/// <param name="Address">The address that responded, after redirects. Relative addresses are resolved against it.</param>
/// <param name="File">The file; null if the known version is still current.</param>
internal sealed record FetchResult(Uri Address, RemoteFile? File);
