using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Analyzers;

/// <summary>A project with manifests: the manifests, the project's settings, and the uses of flags in its code.</summary>
internal sealed class RolloutProject
{
    private readonly Dictionary<string, ManifestFile> _filesByPath;
    private readonly Dictionary<string, (ManifestFile Manifest, OverlayFile Overlay)> _overlaysByPath = new(StringComparer.Ordinal);

    private RolloutProject(IReadOnlyList<ManifestFile> files, ProjectOptions options, FlagUses uses)
    {
        Files = files;
        Options = options;
        Uses = uses;
        _filesByPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var overlay in file.Overlays)
            {
                _overlaysByPath[overlay.Path] = (file, overlay);
            }
        }
    }

    /// <summary>Gets the manifests.</summary>
    public IReadOnlyList<ManifestFile> Files { get; }

    /// <summary>Gets the settings of the project.</summary>
    public ProjectOptions Options { get; }

    /// <summary>Gets the uses of flags in the project's code.</summary>
    public FlagUses Uses { get; }

    /// <summary>Gets a value indicating whether all manifests could be read without errors, so that a flag that is missing does not exist.</summary>
    public bool AreManifestsComplete => Files.All(file => file.Text.Reading.FirstError is null);

    /// <summary>Returns the project, or null if it has no manifest, so that no rule applies.</summary>
    public static RolloutProject? Find(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
        => ProjectManifests.Find(options, cancellation) is { } manifests ? new RolloutProject(manifests.Files, manifests.Options, FlagUses.Of(compilation)) : null;

    /// <summary>Returns the manifest of an additional file; null for other files, and for a manifest whose flags another project generates, which is analyzed there.</summary>
    public ManifestFile? FindFile(AdditionalText file)
        => _filesByPath.TryGetValue(file.Path, out var found) && found.IsGeneratedHere ? found : null;

    /// <summary>Returns the overlay of an additional file with its manifest; null for other files, and for a manifest whose flags another project generates.</summary>
    public (ManifestFile Manifest, OverlayFile Overlay)? FindOverlay(AdditionalText file)
        => _overlaysByPath.TryGetValue(file.Path, out var found) && found.Manifest.IsGeneratedHere ? found : null;

    /// <summary>
    /// Returns the flags that a reference can mean. It is empty if no manifest has the flag. It has several if
    /// several manifests have the key and the reference does not identify one: a rule may then report only what is true of each.
    /// </summary>
    public IReadOnlyList<ManifestFlag> FindFlags(FlagReference reference)
    {
        var found = new List<ManifestFlag>();
        foreach (var file in Files)
        {
            if (file.CanBeMeantBy(reference) && file.Manifest.FindFlag(reference.Key) is { } flag)
            {
                found.Add(new ManifestFlag(file, flag));
            }
        }

        // Manifests of two libraries can have the same path. By convention, the folder of a project has the name of its assembly.
        return found.Count > 1 && reference.Library is { } library && found.FindAll(flag => ManifestPath.HasFolder(flag.File.Path, library)) is { Count: > 0 } likely
            ? likely
            : found;
    }
}
