namespace OpenRollout.Generators.Model;

/// <summary>The names of the types of one manifest, without the class of the accessors.</summary>
/// <param name="Identity">The manifest.</param>
/// <param name="Names">The names, without duplicates.</param>
internal sealed record TypeNames(ManifestIdentity Identity, EquatableArray<string> Names);
