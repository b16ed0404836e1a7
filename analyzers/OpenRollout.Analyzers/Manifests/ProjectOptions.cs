using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>What the project hands on to the compiler, by the names of its MSBuild properties and metadata.</summary>
internal sealed class ProjectOptions(AnalyzerConfigOptionsProvider provider)
{
    private const string MetadataPrefix = "build_metadata.AdditionalFiles.";

    private readonly AnalyzerConfigOptionsProvider _provider = provider;

    /// <summary>
    /// A manifest is marked as one, and every other additional file as none; where there are no marks, the file's name
    /// tells. The generator goes by the same rule.
    /// </summary>
    public bool IsManifest(AdditionalText file)
        => _provider.GetOptions(file).TryGetValue(MetadataPrefix + "OpenRolloutManifest", out var mark)
            ? string.Equals(mark, "true", StringComparison.OrdinalIgnoreCase)
            : string.Equals(Path.GetFileName(file.Path), "flags.json", StringComparison.OrdinalIgnoreCase)
                || file.Path.EndsWith(".flags.json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this project generates the manifest's flags, as it does unless it says that another one does.</summary>
    public bool IsGeneratedHere(AdditionalText file)
        => !string.Equals(FindMetadata(file, "OpenRolloutGenerate"), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the domain of a manifest's flags, or null for the default one: the project's own is that of flags.json.</summary>
    public string? FindDomain(AdditionalText file)
        => FindMetadata(file, "OpenRolloutDomain")
            ?? (ManifestFile.NameOf(file.Path) is { Length: > 0 } name ? name : FindProperty("OpenRolloutDomain"));

    /// <summary>Returns what is said of an additional file, or null where nothing is.</summary>
    public string? FindMetadata(AdditionalText file, string name)
        => Find(_provider.GetOptions(file), MetadataPrefix + name);

    /// <summary>Returns a property, or null where it is not set.</summary>
    public string? FindProperty(string name) => Find(_provider.GlobalOptions, "build_property." + name);

    private static string? Find(AnalyzerConfigOptions options, string name)
        => options.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
