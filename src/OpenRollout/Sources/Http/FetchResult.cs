namespace OpenRollout.Sources.Http;

/// <summary>What a server answered.</summary>
/// <param name="Address">The address that answered, after redirects: what lies beside the file is sought beside this.</param>
/// <param name="File">The file; null where it is the one that is known.</param>
internal sealed record FetchResult(Uri Address, RemoteFile? File);
