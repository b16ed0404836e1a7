namespace OpenRollout.Generators.Model;

/// <summary>A manifest with the names of its code: all that is generated is made of this.</summary>
/// <param name="Identity">The names.</param>
/// <param name="Text">The text.</param>
/// <param name="Storage">How the assembly holds the text.</param>
internal sealed record ManifestSource(ManifestIdentity Identity, string Text, TextStorage Storage);
