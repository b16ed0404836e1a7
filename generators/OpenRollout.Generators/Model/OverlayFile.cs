namespace OpenRollout.Generators.Model;

/// <summary>An overlay of the project that is embedded.</summary>
/// <param name="Path">The path, as the compiler provides it.</param>
/// <param name="Manifest">The path of its manifest, as the build passes it; null in a build without MSBuild, in which the name of the file decides.</param>
/// <param name="Environment">The environment, as the build passes it; null in a build without MSBuild.</param>
/// <param name="Text">The text.</param>
internal sealed record OverlayFile(string Path, string? Manifest, string? Environment, string Text);
