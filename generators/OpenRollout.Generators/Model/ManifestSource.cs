namespace OpenRollout.Generators.Model;

/// <summary>A manifest with the names of its code: the input of everything that is generated.</summary>
/// <param name="Path">The path, as the compiler provides it.</param>
/// <param name="Identity">The names.</param>
/// <param name="Text">The text.</param>
/// <param name="Storage">How the assembly holds the text.</param>
internal sealed record ManifestSource(string Path, ManifestIdentity Identity, string Text, TextStorage Storage);
