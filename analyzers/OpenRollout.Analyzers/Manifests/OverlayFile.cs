using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Layers;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>An overlay of a manifest of the project.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Environment">The environment, as the build or the name of the file says it.</param>
/// <param name="Text">The text.</param>
internal sealed record OverlayFile(string Path, string Environment, SourceText Text) : OverlayName(Path, Environment)
{
    /// <summary>Merges the overlay with its manifest; null if the manifest has errors.</summary>
    public MergedOverlay? MergeInto(ManifestFile manifest) => manifest.Text.MergeWith(Text, Environment, Path);

    public Location LocationOf(TextRange range, MergedOverlay merged) => merged.Positions.LocationOf(Path, range);
}
