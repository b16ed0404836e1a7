namespace OpenRollout.Generators.Model;

/// <summary>A manifest of the project: its text and the settings of its generated code.</summary>
/// <param name="Path">The path, as the compiler provides it.</param>
/// <param name="ClassName">The name of the class, before it is made unique among the manifests.</param>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Domain">The OpenFeature domain; null for the default one.</param>
/// <param name="IsPublic">Whether the generated types are public.</param>
/// <param name="ProjectFolder">The project's folder; null if the build does not provide it.</param>
/// <param name="Text">The text.</param>
internal sealed record ManifestFile(string Path, string ClassName, string Namespace, string? Domain, bool IsPublic, string? ProjectFolder, string Text);
