using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Reading;

/// <summary>Finds the manifests among the additional files and reads their settings.</summary>
internal static class ManifestFileReader
{
    /// <summary>The beginning of the names of metadata.</summary>
    public const string MetadataPrefix = "build_metadata.AdditionalFiles.";

    private const string PropertyPrefix = "build_property.";

    /// <summary>Returns a manifest, or null for a file that is not a manifest, cannot be read, or whose flags another project generates.</summary>
    public static ManifestFile? Read(AdditionalText text, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        var options = provider.GetOptions(text);
        if (!IsManifest(text.Path, options)
            || string.Equals(Find(options, MetadataPrefix + "OpenRolloutGenerate"), "false", StringComparison.OrdinalIgnoreCase)
            || text.GetText(cancellation)?.ToString() is not { } content)
        {
            return null;
        }

        var project = provider.GlobalOptions;
        var className = ManifestNames.ClassNameOf(
            text.Path, Find(options, MetadataPrefix + "OpenRolloutClassName"), Find(project, PropertyPrefix + "OpenRolloutClassName"));
        var @namespace = Find(options, MetadataPrefix + "OpenRolloutNamespace")
            ?? Find(project, PropertyPrefix + "OpenRolloutNamespace")
            ?? Find(project, PropertyPrefix + "RootNamespace");
        var domain = ManifestNames.DomainOf(
            text.Path, Find(options, MetadataPrefix + "OpenRolloutDomain"), Find(project, PropertyPrefix + "OpenRolloutDomain"));
        var isPublic = string.Equals(Find(project, PropertyPrefix + "OpenRolloutVisibility"), "public", StringComparison.OrdinalIgnoreCase);
        return new ManifestFile(
            text.Path, Identifiers.MakeClassName(className), Identifiers.MakeNamespace(@namespace ?? ""), domain, isPublic, Find(project, PropertyPrefix + "ProjectDir"), content);
    }

    /// <summary>
    /// Returns whether an additional file is a manifest. In a build with MSBuild, OpenRollout.targets mark it as one; in other
    /// builds the name of the file decides.
    /// </summary>
    private static bool IsManifest(string path, AnalyzerConfigOptions options)
        => options.TryGetValue(MetadataPrefix + "OpenRolloutManifest", out var mark)
            ? string.Equals(mark, "true", StringComparison.OrdinalIgnoreCase)
            : ManifestNames.IsManifest(path);

    /// <summary>Returns an option, or null if it is not set or empty.</summary>
    public static string? Find(AnalyzerConfigOptions options, string name)
        => options.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
