using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Benchmarks;

/// <summary>The build options that mark an additional file as a manifest.</summary>
internal sealed class ManifestOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(isManifest: false);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(isManifest: true);

    private sealed class Options(bool isManifest) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = isManifest && key == "build_metadata.AdditionalFiles.OpenRolloutManifest" ? "true"
                : key == "build_property.RootNamespace" ? "App"
                : key == "build_property.OpenRolloutToday" ? "2026-11-22"
                : null;
            return value is not null;
        }
    }
}
