namespace OpenRollout.Generators.Model;

/// <summary>
/// The overlays of a manifest in generated code. The text of the manifest is not part of it, because the generated member
/// uses the embedded manifest.
/// </summary>
/// <param name="Identity">The names of the manifest's code.</param>
/// <param name="FileName">The name of the manifest's file.</param>
/// <param name="Overlays">The overlays, in the order of their environments.</param>
internal sealed record LayersModel(ManifestIdentity Identity, string FileName, EquatableArray<EmbeddedOverlay> Overlays);
