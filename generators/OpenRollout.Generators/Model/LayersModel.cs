namespace OpenRollout.Generators.Model;

/// <summary>What the member that returns embedded layers depends on. The text of the manifest is not part of it, because the member reads it from the embedded manifest.</summary>
/// <param name="Identity">The names of the manifest's code.</param>
/// <param name="FileName">The name of the manifest's file.</param>
/// <param name="Overlays">The overlays, in the order of their environments.</param>
internal sealed record LayersModel(ManifestIdentity Identity, string FileName, EquatableArray<EmbeddedOverlay> Overlays);
