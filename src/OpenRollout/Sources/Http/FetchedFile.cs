namespace OpenRollout.Sources.Http;

/// <summary>A current file, downloaded or confirmed.</summary>
/// <param name="Address">The address that responded, after redirects.</param>
/// <param name="File">The file.</param>
/// <param name="IsNew">Whether its content differs from the version that was known before.</param>
internal sealed record FetchedFile(Uri Address, RemoteFile File, bool IsNew);
