using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Generators;

namespace OpenRollout.Benchmarks;

/// <summary>Measures what a manifest costs a build: the generator and the analyzers, without the compilation of the code.</summary>
internal sealed class BuildScale : ScaleSection
{
    private static readonly CSharpParseOptions Syntax = new(LanguageVersion.CSharp12);
    private static readonly CSharpCompilation Project = CSharpCompilation.Create("Project", [CSharpSyntaxTree.ParseText("internal static class Program;", Syntax)]);

    /// <summary>One flag in this many differs in an environment.</summary>
    private const int FlagsPerChange = 100;

    /// <summary>The environments of the manifests with overlays.</summary>
    public static readonly string[] Environments = ["Staging", "Production"];

    public override IReadOnlyList<string> Columns => ["flags", "manifest", "generator", "generated code", "rules", "rules, two overlays of 1 % each", "reported"];

    public override IEnumerable<IReadOnlyList<string>> Measure()
    {
        foreach (var count in new[] { 100, 1_000, 10_000, 100_000 })
        {
            var rules = Enumerable.Range(0, count).Select(index => ManyFlags.Rules[index % ManyFlags.Count] with { Key = Words.Invariant($"area{index % 100:D2}.feature-{index:D6}") });
            var manifest = ManyFlags.MakeManifest(rules);
            var withEnvironments = Encoding.UTF8.GetBytes("{ \"environments\": [\"Staging\", \"Production\"]," + Encoding.UTF8.GetString(manifest).TrimStart()[1..]);
            var overlay = MakeOverlay(rules.Where((_, index) => index % FlagsPerChange == 0));
            var rounds = Math.Clamp(20_000 / count, 1, 20);
            yield return
            [
                Words.Invariant($"{count:#,0}"),
                Words.Bytes(manifest.Length),
                Words.Time(Timing.OfOne(() => Generate(manifest), rounds)),
                Words.Bytes(Generate(manifest).GeneratedSources.Sum(source => (double)source.SourceText.Length)),
                Words.Time(Timing.OfOne(() => Analyze(manifest), rounds)),
                Words.Time(Timing.OfOne(() => Analyze(withEnvironments, overlay), rounds)),
                string.Join(", ", Analyze(manifest).Select(diagnostic => diagnostic.Id).Where(id => id.StartsWith("ROLL1", StringComparison.Ordinal)).Distinct()),
            ];
        }
    }

    private static GeneratorRunResult Generate(byte[] manifest)
        => CSharpGeneratorDriver.Create([new FlagsGenerator().AsSourceGenerator()], [new ManifestFile(ManifestOptions.ManifestPath, manifest)], Syntax, new ManifestOptions())
            .RunGenerators(Project).GetRunResult().Results.Single();

    /// <summary>Creates a new text for each run, because results are cached with the text.</summary>
    private static IReadOnlyList<Diagnostic> Analyze(byte[] manifest, byte[]? overlay = null)
    {
        var overlays = overlay is null ? [] : Environments.Select(environment => new ManifestFile(ManifestOptions.OverlayPathOf(environment), overlay));
        var options = new AnalyzerOptions([new ManifestFile(ManifestOptions.ManifestPath, manifest), .. overlays], new ManifestOptions());
        return Project.WithAnalyzers([.. ProjectOfManyCalls.Analyzers()], options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    private static byte[] MakeOverlay(IEnumerable<FlagRules> rules)
        => Encoding.UTF8.GetBytes($$"""{ "flags": { {{string.Join(", ", rules.Select(flag => $$"""
            "{{flag.Key}}": { "rollout": { "stage": "internal", "stages": { "internal": { "since": "2026-11-20" } } } }
            """))}} } }""");
}
