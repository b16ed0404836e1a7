using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>The project's settings that the compiler receives, by the names of MSBuild properties and metadata.</summary>
internal sealed class ProjectOptions(AnalyzerConfigOptionsProvider provider)
{
    private const string MetadataPrefix = "build_metadata.AdditionalFiles.";

    /// <summary>
    /// Returns whether an additional file is a manifest: by its metadata or, in a build without MSBuild, by its name. The
    /// generator uses the same rule.
    /// </summary>
    public bool IsManifest(AdditionalText file)
        => provider.GetOptions(file).TryGetValue(MetadataPrefix + "OpenRolloutManifest", out var mark)
            ? string.Equals(mark, "true", StringComparison.OrdinalIgnoreCase)
            : ManifestNames.IsManifest(file.Path);

    /// <summary>Returns whether an additional file can be an overlay: by its metadata or, in a build without MSBuild, by its name.</summary>
    public bool CanBeOverlay(AdditionalText file)
        => provider.GetOptions(file).TryGetValue(MetadataPrefix + "OpenRolloutOverlayOf", out var manifest)
            ? manifest.Length > 0
            : file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the environment of an additional file that is an overlay of a manifest; null if it is not.</summary>
    public string? FindEnvironment(AdditionalText file, string manifest)
        => !provider.GetOptions(file).TryGetValue(MetadataPrefix + "OpenRolloutOverlayOf", out var owner) ? ManifestNames.EnvironmentOf(file.Path, manifest)
            : ManifestPath.IsOption(manifest, owner) ? FindMetadata(file, "OpenRolloutEnvironment")
            : null;

    /// <summary>Returns whether this project generates the manifest's flags, which it does unless the metadata <c>Generate</c> is <c>false</c>.</summary>
    public bool IsGeneratedHere(AdditionalText file)
        => !string.Equals(FindMetadata(file, "OpenRolloutGenerate"), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the domain of a manifest's flags, or null for the default domain. The project's domain is that of flags.json.</summary>
    public string? FindDomain(AdditionalText file)
        => ManifestNames.DomainOf(file.Path, FindMetadata(file, "OpenRolloutDomain"), FindProperty("OpenRolloutDomain"));

    /// <summary>Returns metadata of an additional file, or null if it is not set.</summary>
    public string? FindMetadata(AdditionalText file, string name)
        => Find(provider.GetOptions(file), MetadataPrefix + name);

    /// <summary>Returns a property of the project, or null if it is not set.</summary>
    public string? FindProperty(string name) => Find(provider.GlobalOptions, "build_property." + name);

    private static string? Find(AnalyzerConfigOptions options, string name)
        => options.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
