using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Benchmarks;

/// <summary>Measures what the analyzers add to the compilation of a project with many calls, with every rule that a build runs.</summary>
internal sealed class AnalyzersRow : Row
{
    private const double MostPerCall = 5_000;
    private const double MostShare = 0.05;
    private const int Rounds = 3;

    public override Line Measure()
    {
        const int Calls = ProjectOfManyCalls.Files * ProjectOfManyCalls.CallsPerFile;
        // The first round compiles the compiler itself.
        var rounds = Enumerable.Range(0, Rounds + 1).Select(_ => MeasureAsync().GetAwaiter().GetResult()).Skip(1).ToArray();
        // The least time: a garbage collection of the compiler's memory may slow a rule down, and nothing makes it faster.
        var compiling = rounds.Min(round => round.Compiling);
        var analyzing = rounds.Min(round => round.Analyzing);
        return new Line(
            Name,
            Words.Time(analyzing / Calls),
            "compiling: " + Words.Time(compiling),
            Words.Invariant($"{100 * analyzing / compiling:0.0} %"),
            "",
            Words.Invariant($"≤ {Words.Time(MostPerCall)}, ≤ {100 * MostShare:0} %"),
            analyzing / Calls <= MostPerCall && analyzing / compiling <= MostShare);
    }

    private static async Task<(double Compiling, double Analyzing)> MeasureAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var compilation = ProjectOfManyCalls.Compile();
        if (compilation.Emit(Stream.Null) is { Success: false } failed)
        {
            throw new InvalidOperationException(failed.Diagnostics[0].ToString());
        }

        return (Stopwatch.GetElapsedTime(start).TotalNanoseconds, await AnalyzeAsync(compilation));
    }

    /// <summary>Runs the rules over a compiled project, as the compiler does: work that both need is done once.</summary>
    private static async Task<double> AnalyzeAsync(Compilation compilation)
    {
        // A build does not run rules that only editors show.
        DiagnosticAnalyzer[] analyzers =
        [
            .. ProjectOfManyCalls.Analyzers().Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule is { IsEnabledByDefault: true, DefaultSeverity: >= DiagnosticSeverity.Warning })),
        ];
        var options = new CompilationWithAnalyzersOptions(ProjectOfManyCalls.Options, null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);
        var analysis = new CompilationWithAnalyzers(compilation, [.. analyzers], options);
        if (await analysis.GetAnalyzerDiagnosticsAsync() is { Length: < ProjectOfManyCalls.Files / ProjectOfManyCalls.FilesPerOldFlag } found)
        {
            throw new InvalidOperationException($"The rules found {found.Length} uses of an old flag only.");
        }

        var time = TimeSpan.Zero;
        foreach (var analyzer in analyzers)
        {
            time += (await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime;
        }

        return time.TotalNanoseconds;
    }
}
