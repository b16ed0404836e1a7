namespace OpenRollout.Sources.Http;

/// <summary>The overlay of a downloaded manifest.</summary>
/// <param name="Environment">The environment, as the manifest lists it.</param>
/// <param name="Address">The address that was requested.</param>
/// <param name="File">The file.</param>
internal sealed record RemoteOverlay(string Environment, Uri Address, RemoteFile File);
