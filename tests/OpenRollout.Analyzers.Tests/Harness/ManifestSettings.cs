namespace OpenRollout.Analyzers.Tests;

/// <summary>The metadata of an OpenRolloutManifest item.</summary>
/// <param name="ClassName">The name of the generated class; null to derive it from the file's name.</param>
/// <param name="Namespace">The namespace of the generated code; null for that of the project.</param>
/// <param name="IsGeneratedHere">Whether the project generates the flags; otherwise another project does.</param>
internal sealed record ManifestSettings(string? ClassName = null, string? Namespace = null, bool IsGeneratedHere = true);
