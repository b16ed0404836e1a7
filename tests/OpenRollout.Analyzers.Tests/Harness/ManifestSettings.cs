namespace OpenRollout.Analyzers.Tests;

/// <summary>The metadata of an OpenRolloutManifest item.</summary>
/// <param name="ClassName">The generated class; null if the file's name decides.</param>
/// <param name="Namespace">The namespace of the generated code; null for the project's own.</param>
/// <param name="IsGeneratedHere">Whether the project generates the flags; otherwise another project does.</param>
internal sealed record ManifestSettings(string? ClassName = null, string? Namespace = null, bool IsGeneratedHere = true);
