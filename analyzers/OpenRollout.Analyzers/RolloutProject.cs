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
    {
        if (options.AdditionalFiles.IsEmpty)
        {
            return null;
        }

        var project = new ProjectOptions(options.AnalyzerConfigOptionsProvider);
        // A file that the project lists twice is one manifest.
        var texts = Distinct(options.AdditionalFiles.Where(project.IsManifest)).Where(file => file.GetText(cancellation) is not null).ToArray();
        if (texts.Length == 0)
        {
            return null;
        }

        var overlays = Distinct(options.AdditionalFiles.Where(file => project.CanBeOverlay(file) && !project.IsManifest(file))).ToArray();
        var identities = ManifestPath.Identify(texts.Where(project.IsGeneratedHere).Select(file => file.Path).ToArray(), project.FindProperty("ProjectDir"));
        var files = texts
            .Select(file => new ManifestFile(
                file.Path,
                identities.TryGetValue(file.Path, out var identity) ? identity : null,
                project.FindDomain(file),
                ManifestText.Of(file.GetText(cancellation)!),
                FindOverlays(file.Path, overlays, project, cancellation)))
            .ToArray();
        return new RolloutProject(files, project, FlagUses.Of(compilation));
    }

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

    private static IEnumerable<AdditionalText> Distinct(IEnumerable<AdditionalText> files)
        => files.GroupBy(file => file.Path, StringComparer.Ordinal).Select(same => same.Last());

    private static OverlayFile[] FindOverlays(string manifest, AdditionalText[] candidates, ProjectOptions project, CancellationToken cancellation)
    {
        var found = new List<OverlayFile>();
        foreach (var file in candidates)
        {
            if (project.FindEnvironment(file, manifest) is { } environment && file.GetText(cancellation) is { } text)
            {
                found.Add(new OverlayFile(file.Path, environment, text));
            }
        }

        return [.. found];
    }
}
