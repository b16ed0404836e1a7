using Microsoft.CodeAnalysis;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Layers;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>A manifest of the project that is compiled.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Identity">The path that generated code knows the manifest by; null where another project generates its flags.</param>
/// <param name="Domain">The OpenFeature domain of its flags; null for the default domain.</param>
/// <param name="Text">The text and the result of reading it.</param>
/// <param name="Overlays">The overlays of the manifest in the project, whether the manifest lists their environments or not.</param>
internal sealed record ManifestFile(string Path, string? Identity, string? Domain, ManifestText Text, IReadOnlyList<OverlayFile> Overlays)
{
    public RolloutManifest Manifest => Text.Reading.Manifest;

    /// <summary>Gets a value indicating whether this project generates the manifest's flags. A project that only uses them reports nothing in the manifest.</summary>
    public bool IsGeneratedHere => Identity is not null;

    /// <summary>Returns whether a reference in code can mean a flag of this manifest.</summary>
    public bool CanBeMeantBy(FlagReference reference) => reference switch
    {
        { ManifestPath: null } => true,
        { Library: null } => Identity == reference.ManifestPath,
        _ => !IsGeneratedHere && ManifestPath.CanBe(Path, reference.ManifestPath),
    };

    /// <summary>Returns the overlay of a listed environment, or null if the project has none.</summary>
    public OverlayFile? FindOverlay(Name listed) => OverlayMatch.Find(Overlays, listed);

    /// <summary>Returns the problems that belong into the manifest: its own, and those of listed environments without an overlay.</summary>
    public IEnumerable<ManifestProblem> FindProblems()
        => Text.Reading.Problems.Concat(OverlayMatch.FindInManifest(Manifest.Environments, Overlays, Path, Text.FindProblemsWithout));

    /// <summary>Returns the problems that belong into an overlay.</summary>
    public IEnumerable<ManifestProblem> FindProblems(OverlayFile overlay, MergedOverlay merged)
        => OverlayMatch.FindInOverlay(Manifest.Environments, Overlays, overlay, merged.Problems);

    public Location LocationOf(TextRange range) => Text.Positions.LocationOf(Path, range);
}
