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

    public override IReadOnlyList<string> Columns => ["flags", "manifest", "generator", "generated code", "rules", "reported"];

    public override IEnumerable<IReadOnlyList<string>> Measure()
    {
        foreach (var count in new[] { 100, 1_000, 10_000, 100_000 })
        {
            var rules = Enumerable.Range(0, count).Select(index => ManyFlags.Rules[index % ManyFlags.Count] with { Key = Words.Invariant($"area{index % 100:D2}.feature-{index:D6}") });
            var manifest = ManyFlags.MakeManifest(rules);
            var rounds = Math.Clamp(20_000 / count, 1, 20);
            yield return
            [
                Words.Invariant($"{count:#,0}"),
                Words.Bytes(manifest.Length),
                Words.Time(Timing.OfOne(() => Generate(manifest), rounds)),
                Words.Bytes(Generate(manifest).GeneratedSources.Sum(source => (double)source.SourceText.Length)),
                Words.Time(Timing.OfOne(() => Analyze(manifest), rounds)),
                string.Join(", ", Analyze(manifest).Select(diagnostic => diagnostic.Id).Where(id => id.StartsWith("ROLL1", StringComparison.Ordinal)).Distinct()),
            ];
        }
    }

    private static GeneratorRunResult Generate(byte[] manifest)
        => CSharpGeneratorDriver.Create([new FlagsGenerator().AsSourceGenerator()], [new ManifestFile("/project/flags.json", manifest)], Syntax, new ManifestOptions())
            .RunGenerators(Project).GetRunResult().Results.Single();

    /// <summary>Creates a new text for each run, because results are cached with the text.</summary>
    private static IReadOnlyList<Diagnostic> Analyze(byte[] manifest)
    {
        var options = new AnalyzerOptions([new ManifestFile("/project/flags.json", manifest)], new ManifestOptions());
        return Project.WithAnalyzers([.. ProjectOfManyCalls.Analyzers()], options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }
}
