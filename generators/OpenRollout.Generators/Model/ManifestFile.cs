namespace OpenRollout.Generators.Model;

/// <summary>A manifest as the project has it: the text, and what the project says of its code.</summary>
/// <param name="Path">The path by which the compiler knows it.</param>
/// <param name="ClassName">The name of the class, before it was held against those of other manifests.</param>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Domain">The OpenFeature domain; null for the default one.</param>
/// <param name="IsPublic">Whether other assemblies see the code.</param>
/// <param name="ProjectFolder">The project's folder; null where the build does not hand it on.</param>
/// <param name="Text">The text.</param>
internal sealed record ManifestFile(string Path, string ClassName, string Namespace, string? Domain, bool IsPublic, string? ProjectFolder, string Text);
