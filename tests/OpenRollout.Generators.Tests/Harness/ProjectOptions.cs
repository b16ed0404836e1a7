using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Generators.Tests;

/// <summary>The properties of a project and the metadata of its additional files, as the compiler hands them on.</summary>
internal sealed class ProjectOptions(IReadOnlyDictionary<string, string?> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; }
        = new Options(properties.ToDictionary(property => "build_property." + property.Key, property => property.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(new Dictionary<string, string?>());

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(textFile is ManifestText text
        ? new Dictionary<string, string?>
        {
            ["build_metadata.AdditionalFiles.OpenRolloutManifest"] = text.IsManifest ? "true" : null,
            ["build_metadata.AdditionalFiles.OpenRolloutClassName"] = text.ClassName,
            ["build_metadata.AdditionalFiles.OpenRolloutNamespace"] = text.Namespace,
            ["build_metadata.AdditionalFiles.OpenRolloutDomain"] = text.Domain,
            ["build_metadata.AdditionalFiles.OpenRolloutGenerate"] = text.Generate,
        }
        : new Dictionary<string, string?>());
}
