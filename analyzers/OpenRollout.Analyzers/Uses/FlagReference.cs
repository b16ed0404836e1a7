namespace OpenRollout.Analyzers.Uses;

/// <summary>A reference to a flag in code: its key and, for a generated property, the manifest of that property.</summary>
/// <param name="Key">The key.</param>
/// <param name="ManifestPath">The path of the manifest, relative to the project that generates the property; null for a key given as text.</param>
/// <param name="Library">The referenced assembly that has the property; null for a property of this project and for a key given as text.</param>
internal sealed record FlagReference(string Key, string? ManifestPath = null, string? Library = null);
