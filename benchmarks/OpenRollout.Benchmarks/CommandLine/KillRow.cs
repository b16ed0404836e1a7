namespace OpenRollout.Benchmarks;

/// <summary>The emergency switch from the terminal, with the start of its process, and the start of an empty program for comparison.</summary>
internal sealed class KillRow : Row
{
    private const int Rounds = 21;

    /// <summary>The maximum time in nanoseconds.</summary>
    private const double MostTime = 250e6;

    public override Line Measure()
    {
        using var tool = new CommandLineTool();
        var (difference, empty) = PairedStarts.Measure(Rounds, () => tool.Run("kill", "stories", "--reason", "measured").Time, tool.RunEmpty);
        var time = difference + empty;
        return new Line(Name, Words.Time(time), $"an empty program: {Words.Time(empty)}", "", "", "≤ " + Words.Time(MostTime), time <= MostTime);
    }
}
