using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Benchmarks;

/// <summary>The build options that mark additional files as manifests or as overlays of /project/flags.json.</summary>
internal sealed class ManifestOptions : AnalyzerConfigOptionsProvider
{
    /// <summary>The path of the manifest that has overlays.</summary>
    public const string ManifestPath = "/project/flags.json";

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(isManifest: false, environment: null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(textFile.Path.EndsWith("flags.json", StringComparison.Ordinal), EnvironmentOf(textFile.Path));

    /// <summary>Returns the path of the overlay of an environment.</summary>
    public static string OverlayPathOf(string environment) => $"/project/flags.{environment}.json";

    private static string? EnvironmentOf(string path) => Array.Find(BuildScale.Environments, environment => path == OverlayPathOf(environment));

    private sealed class Options(bool isManifest, string? environment) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = isManifest && key == "build_metadata.AdditionalFiles.OpenRolloutManifest" ? "true"
                : environment is not null && key == "build_metadata.AdditionalFiles.OpenRolloutOverlayOf" ? ManifestPath
                : environment is not null && key == "build_metadata.AdditionalFiles.OpenRolloutEnvironment" ? environment
                : environment is null && key == "build_metadata.AdditionalFiles.OpenRolloutOverlayOf" ? ""
                : key == "build_property.RootNamespace" ? "App"
                : key == "build_property.OpenRolloutToday" ? "2026-11-22"
                : null;
            return value is not null;
        }
    }
}
