namespace OpenRollout.Manifest.Layers;

/// <summary>An overlay by the name of its file.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Environment">The environment, as the build or the name of the file says it.</param>
internal record OverlayName(string Path, string Environment);
