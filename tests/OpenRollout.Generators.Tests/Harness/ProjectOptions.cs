using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Generators.Tests;

/// <summary>The properties of a project and the metadata of its additional files, as the compiler passes them to the generator.</summary>
internal sealed class ProjectOptions(IReadOnlyDictionary<string, string?> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; }
        = new Options(properties.ToDictionary(property => "build_property." + property.Key, property => property.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(new Dictionary<string, string?>());

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(textFile is ManifestText manifest
        ? manifest.Metadata.ToDictionary(metadata => "build_metadata.AdditionalFiles." + metadata.Key, metadata => metadata.Value)
        : new Dictionary<string, string?>());
}
