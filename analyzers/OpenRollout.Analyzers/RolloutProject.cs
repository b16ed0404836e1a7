using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers;

/// <summary>A project that has manifests: what they say, what the project says of them, and how its code uses their flags.</summary>
internal sealed class RolloutProject
{
    private readonly Dictionary<string, ManifestFile> _filesByPath;

    private RolloutProject(IReadOnlyList<ManifestFile> files, ProjectOptions options, FlagUses uses)
    {
        Files = files;
        Options = options;
        Uses = uses;
        _filesByPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
    }

    /// <summary>The manifests.</summary>
    public IReadOnlyList<ManifestFile> Files { get; }

    public ProjectOptions Options { get; }

    public FlagUses Uses { get; }

    /// <summary>Whether each manifest could be understood in full, so that what is missing there is not there.</summary>
    public bool AreManifestsComplete => Files.All(file => file.Text.Reading.FirstError is null);

    /// <summary>Returns the project, or null where it has no manifest: then no rule has anything to do.</summary>
    public static RolloutProject? Find(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        if (options.AdditionalFiles.IsEmpty)
        {
            return null;
        }

        var project = new ProjectOptions(options.AnalyzerConfigOptionsProvider);
        var files = new List<ManifestFile>();
        // A file that the project lists twice is one manifest.
        foreach (var file in options.AdditionalFiles.Where(project.IsManifest).GroupBy(file => file.Path, StringComparer.Ordinal).Select(same => same.Last()))
        {
            if (file.GetText(cancellation) is { } text)
            {
                files.Add(new ManifestFile(
                    file.Path, project.FindMetadata(file, "OpenRolloutClassName"), project.FindDomain(file), project.IsGeneratedHere(file), ManifestText.Of(text)));
            }
        }

        return files.Count == 0 ? null : new RolloutProject(files, project, FlagUses.Of(compilation));
    }

    /// <summary>Returns the manifest that an additional file is, or null; one whose flags another project generates is looked at there.</summary>
    public ManifestFile? FindFile(AdditionalText file)
        => _filesByPath.TryGetValue(file.Path, out var found) && found.IsGeneratedHere ? found : null;

    /// <summary>Returns the flag of a key, or null where no manifest has it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="className">The generated class that it was read from; null for a key in a call of OpenFeature's client.</param>
    public FlagDefinition? FindFlag(string key, string? className = null) => FindManifest(key, className)?.Manifest.FindFlag(key);

    /// <summary>Two manifests may have the same key; then the class tells which of them is meant.</summary>
    public ManifestFile? FindManifest(string key, string? className)
    {
        ManifestFile? best = null;
        foreach (var file in Files.Where(file => file.Manifest.FindFlag(key) is not null))
        {
            if (className is not null && file.ClassName == className)
            {
                return file;
            }

            var fits = className is null || className.StartsWith(file.ClassPrefix, StringComparison.Ordinal);
            if (best is null || (fits && file.ClassPrefix.Length > best.ClassPrefix.Length))
            {
                best = file;
            }
        }

        return best;
    }
}
