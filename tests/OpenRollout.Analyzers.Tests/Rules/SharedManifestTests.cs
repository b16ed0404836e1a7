using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Analyzers.Tests;

/// <summary>A manifest whose flags another project generates is analyzed there; in this project, only its keys are known.</summary>
public sealed class SharedManifestTests
{
    private const string Unused = """{ "flags": { "unused": { "flagType": "boolean", "defaultValue": false, "oops": 1 } } }""";

    public static TheoryData<string> RulesAboutManifests => [nameof(ManifestAnalyzer), nameof(NeverUsedAnalyzer), nameof(UnownedAnalyzer)];

    [Theory]
    [MemberData(nameof(RulesAboutManifests))]
    public Task The_manifest_is_not_analyzed_again(string rule)
        => SharedWith(RuleSet.Analyzers.Single(analyzer => analyzer.GetType().Name == rule), Unused).GivesAsync();

    [Fact]
    public Task Its_keys_are_known()
        => SharedWith(new UnknownKeyAnalyzer(), Unused)
            .Statements("""
                await client.GetBooleanValueAsync("unused", false);
                await client.GetBooleanValueAsync({|ROLL4002:"unusd"|}, false);
                """)
            .GivesAsync("No manifest of this project has a flag 'unusd'; did you mean 'unused'?");

    private static RuleTest SharedWith(DiagnosticAnalyzer analyzer, string manifest)
        => new RuleTest(analyzer).Manifest(manifest, settings: new ManifestSettings(IsGeneratedHere: false));
}
