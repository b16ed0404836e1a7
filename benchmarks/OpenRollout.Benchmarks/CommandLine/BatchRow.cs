using System.Globalization;

namespace OpenRollout.Benchmarks;

/// <summary>A million contexts from a file, evaluated with a result for each on the standard output.</summary>
internal sealed class BatchRow : Row
{
    private const int Contexts = 1_000_000;

    /// <summary>The minimum number of evaluations in a second, from the start of the process to its end.</summary>
    private const double LeastRate = 300_000;

    /// <summary>The maximum number of bytes.</summary>
    private const double MostMemory = 150e6;

    public override Line Measure()
    {
        using var tool = new CommandLineTool();
        File.WriteAllLines(tool.PathOf("users.ndjson"), Enumerable.Range(0, Contexts).Select(index => string.Create(
            CultureInfo.InvariantCulture, $$"""{ "targetingKey": "user-{{index:D7}}", "country": "{{(index % 3 == 0 ? "NO" : "US")}}", "deviceType": "ios" }""")));
        var (time, memory) = tool.Run("eval", "stories", "--batch", "users.ndjson");
        var rate = Contexts / (time / 1e9);
        return new Line(
            Name, Words.Time(time), "", "", $"{Words.Bytes(memory)} at most",
            Words.Invariant($"≥ {LeastRate:#,0} in a second, ≤ {Words.Bytes(MostMemory)}"), rate >= LeastRate && memory <= MostMemory);
    }
}
