namespace OpenRollout.Benchmarks;

/// <summary>A million described users over all stages of a rollout, grouped by an attribute.</summary>
internal sealed class SimulationRow : Row
{
    /// <summary>The maximum time in nanoseconds.</summary>
    private const double MostTime = 5e9;

    public override Line Measure()
    {
        using var tool = new CommandLineTool();
        File.WriteAllText(tool.PathOf("population.json"), """
            { "users": 1000000, "attributes": { "country": { "NO": 0.2, "US": 0.8 }, "deviceType": { "ios": 0.5, "android": 0.3, "web": 0.2 } } }
            """);
        var (time, memory) = tool.Run("simulate", "stories", "--population", "population.json", "--by", "country");
        return new Line(Name, Words.Time(time), "", "", $"{Words.Bytes(memory)} at most", "≤ " + Words.Time(MostTime), time <= MostTime);
    }
}
