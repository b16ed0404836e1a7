using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRollout.Generators;

namespace OpenRollout.Benchmarks;

/// <summary>Generates the accessors of a thousand flags, or measures the generator at an unrelated edit of code.</summary>
internal sealed class GeneratorRow : Row
{
    private const double MostCold = 150e6;
    private const double MostEdit = 0.1e6;
    private const int Rounds = 9;

    private static readonly CSharpCompilation Project = CSharpCompilation.Create("Project", [Parse("internal static class Program;")]);
    private static readonly ManifestFile Manifest = new("/project/flags.json", ManyFlags.MakeManifest(ManyFlags.Rules.Take(1_000)));

    public bool IsEdit { get; init; }

    public override Line Measure()
    {
        var cold = Median.Of(Times(() => (Start(track: false), Project)));
        if (!IsEdit)
        {
            return new Line(Name, Words.Time(cold), "", "", "", "≤ " + Words.Time(MostCold), cold <= MostCold);
        }

        var driver = Start(track: false).RunGenerators(Project);
        var edit = Median.Of(Times(() => (driver, Edited())));
        var isCached = Start(track: true).RunGenerators(Project).RunGenerators(Edited()).GetRunResult().Results.Single() is var result
            && result.TrackedOutputSteps.Concat(result.TrackedSteps).SelectMany(step => step.Value).SelectMany(step => step.Outputs)
                .All(output => output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
        return new Line(Name, Words.Time(edit), "cold: " + Words.Time(cold), isCached ? "all cached" : "not cached", "", $"≤ {Words.Time(MostEdit)}, all cached", edit <= MostEdit && isCached);
    }

    private static double[] Times(Func<(GeneratorDriver Driver, Compilation Compilation)> prepare)
    {
        var times = Enumerable.Range(0, 3 * Rounds).Select(_ =>
        {
            var (driver, compilation) = prepare();
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(driver.RunGenerators(compilation));
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }).ToArray();
        // In an editor, the compiler's host has been running for a long time.
        return times[Rounds..];
    }

    private static CSharpCompilation Edited() => Project.AddSyntaxTrees(Parse("internal static class Added;"));

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12));

    private static CSharpGeneratorDriver Start(bool track) => CSharpGeneratorDriver.Create(
        [new FlagsGenerator().AsSourceGenerator()],
        [Manifest],
        new CSharpParseOptions(LanguageVersion.CSharp12),
        new ManifestOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, track));
}
