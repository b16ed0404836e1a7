namespace OpenRollout.Generators.Model;

/// <summary>A manifest without its text, to find its overlays.</summary>
/// <param name="Path">The path, as the compiler provides it.</param>
/// <param name="Identity">The names of its code.</param>
internal sealed record ManifestOrigin(string Path, ManifestIdentity Identity);
