namespace OpenRollout.Generators.Model;

/// <summary>The types of one manifest beside its class.</summary>
/// <param name="Identity">The manifest.</param>
/// <param name="Names">Their names, each once.</param>
internal sealed record TypeNames(ManifestIdentity Identity, EquatableArray<string> Names);
