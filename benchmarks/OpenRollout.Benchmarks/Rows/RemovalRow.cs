using System.Diagnostics;
using OpenRollout.Removal;

namespace OpenRollout.Benchmarks;

/// <summary>Removes a flag from a solution, with the proof that nothing else changes. The compiler has not compiled the projects before.</summary>
internal sealed class RemovalRow : Row
{
    private const double MostTime = 30e9;

    public override Line Measure()
    {
        var projects = SolutionOfManyFiles.Compile();
        var start = Stopwatch.GetTimestamp();
        var result = FlagRemoval.Run(new RemovalRequest("old", true, projects));
        var time = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        if (result.Texts.Count != SolutionOfManyFiles.Uses || result.Refusals.Count > 0)
        {
            throw new InvalidOperationException($"{result.Texts.Count} files have changed, and {result.Refusals.Count} uses are left: {string.Join('\n', result.Refusals.Take(3))}");
        }

        return new Line(Name, Words.Time(time), "", "", "", "≤ " + Words.Time(MostTime), time <= MostTime);
    }
}
