using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Generators.Reading;

/// <summary>Finds the manifests among the additional files and reads their settings.</summary>
internal static class ManifestFileReader
{
    private const string MetadataPrefix = "build_metadata.AdditionalFiles.";
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
        var prefix = PrefixOf(text.Path);
        var className = Find(options, MetadataPrefix + "OpenRolloutClassName")
            ?? prefix + (Find(project, PropertyPrefix + "OpenRolloutClassName") ?? "Flags");
        var @namespace = Find(options, MetadataPrefix + "OpenRolloutNamespace")
            ?? Find(project, PropertyPrefix + "OpenRolloutNamespace")
            ?? Find(project, PropertyPrefix + "RootNamespace");
        // The project's domain is that of flags.json. One provider serves one manifest, so other manifests have other domains.
        var domain = Find(options, MetadataPrefix + "OpenRolloutDomain")
            ?? (prefix.Length == 0 ? Find(project, PropertyPrefix + "OpenRolloutDomain") : NameOf(text.Path));
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
            : string.Equals(Path.GetFileName(path), "flags.json", StringComparison.OrdinalIgnoreCase)
                || path.EndsWith(".flags.json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the prefix of the class name: empty for <c>flags.json</c>, <c>Checkout</c> for <c>checkout.flags.json</c> and <c>checkout.json</c>.</summary>
    private static string PrefixOf(string path) => NameOf(path) is { Length: > 0 } name ? Manifest.CSharpName.From(name) : "";

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        name = WithoutEnd(name, ".json");
        return string.Equals(name, "flags", StringComparison.OrdinalIgnoreCase) ? "" : WithoutEnd(name, ".flags");
    }

    private static string WithoutEnd(string name, string end)
        => name.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - end.Length) : name;

    /// <summary>Returns an option, or null if it is not set or empty.</summary>
    private static string? Find(AnalyzerConfigOptions options, string name)
        => options.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
