namespace OpenRollout.Manifest.Layers;

/// <summary>An overlay before it is read.</summary>
/// <param name="Environment">The environment that it is for.</param>
/// <param name="Utf8">The text in UTF-8, which does not change; null if there is none.</param>
/// <param name="Path">The path to name in problems.</param>
/// <param name="Problem">The reason why the overlay cannot be read; null if it does not exist or was read.</param>
internal sealed record OverlayText(string Environment, byte[]? Utf8, string Path, string? Problem);
