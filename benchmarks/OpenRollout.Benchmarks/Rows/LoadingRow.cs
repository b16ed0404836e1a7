using System.Diagnostics;
using System.Text.Json;

namespace OpenRollout.Benchmarks;

/// <summary>Loads ten thousand flags, and parses the same text as JSON only.</summary>
internal sealed class LoadingRow : Row
{
    private const double MostRatio = 5;
    private const double MostRetained = 4;
    private const int Rounds = 9;

    public override Line Measure()
    {
        var manifest = ManyFlags.Manifest;
        var ratios = new List<(double Subject, double Baseline)>();
        for (var round = 0; round < Rounds; round++)
        {
            var baseline = Time(() => JsonDocument.Parse(manifest));
            var subject = Time(() => new OpenRolloutProvider(manifest));
            ratios.Add((subject, baseline));
        }

        // The first rounds compile the code.
        var warm = ratios.Skip(3).ToArray();
        var ratio = Median.Of(warm.Select(pair => pair.Subject / pair.Baseline));
        var retained = (double)Retained.By(() => new OpenRolloutProvider(manifest)) / manifest.Length;
        return new Line(
            Name,
            Words.Time(Median.Of(warm.Select(pair => pair.Subject))),
            "JsonDocument.Parse: " + Words.Time(Median.Of(warm.Select(pair => pair.Baseline))),
            Words.Times(ratio),
            $"keeps {Words.Times(retained)} the file",
            $"≤ {Words.Times(MostRatio)}, keeps ≤ {Words.Times(MostRetained)}",
            ratio <= MostRatio && retained <= MostRetained);
    }

    private static double Time(Func<object> load)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        GC.KeepAlive(load());
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
