using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Analyzers.Tests;

/// <summary>The options that MSBuild would pass: properties of the project and metadata of its additional files.</summary>
internal sealed class TestOptions(
    IReadOnlyDictionary<string, string> properties,
    IReadOnlyDictionary<string, ManifestSettings> manifests,
    IReadOnlyDictionary<string, OverlaySettings> overlays)
    : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; }
        = new Values(properties.ToDictionary(pair => "build_property." + pair.Key, pair => pair.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        var values = new Dictionary<string, string>();
        if (manifests.TryGetValue(textFile.Path, out var settings))
        {
            values["build_metadata.AdditionalFiles.OpenRolloutManifest"] = "true";
            values["build_metadata.AdditionalFiles.OpenRolloutClassName"] = settings.ClassName ?? "";
            values["build_metadata.AdditionalFiles.OpenRolloutNamespace"] = settings.Namespace ?? "";
            values["build_metadata.AdditionalFiles.OpenRolloutGenerate"] = settings.IsGeneratedHere ? "" : "false";
        }

        if (overlays.TryGetValue(textFile.Path, out var overlay))
        {
            values["build_metadata.AdditionalFiles.OpenRolloutManifest"] = "";
            values["build_metadata.AdditionalFiles.OpenRolloutOverlayOf"] = overlay.Manifest;
            values["build_metadata.AdditionalFiles.OpenRolloutEnvironment"] = overlay.Environment;
        }

        return new Values(values);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
