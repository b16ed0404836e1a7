using System.Runtime.InteropServices;
using Spectre.Console;

namespace OpenRollout.Benchmarks;

/// <summary>Measures rows and shows them with their goals.</summary>
internal static class SummaryTable
{
    /// <summary>Measures rows and shows them.</summary>
    /// <returns><see langword="true"/> when all goals hold.</returns>
    public static bool Show(IEnumerable<Row> rows)
    {
        if (!AnsiConsole.Profile.Out.IsTerminal)
        {
            // A file or log has no window width and no colours.
            AnsiConsole.Profile.Width = 200;
            AnsiConsole.Profile.Capabilities.Ansi = false;
        }

        AnsiConsole.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}");
        AnsiConsole.WriteLine(Application.HasRealClient
            ? "OpenFeature's client is the package's."
            : "OpenFeature's client is a stand-in, whose cost is not the package's: rows with it name it and have no goal.");
        var table = new Table().Border(TableBorder.Markdown).AddColumns("row", "time", "against", "ratio", "allocation", "goal", "held");
        var isHeld = true;
        foreach (var line in Measure([.. rows]))
        {
            isHeld &= line.IsHeld ?? true;
            var cells = new[] { line.Name, line.Time, line.Against, line.Ratio, line.Allocation, line.Goal, line.IsHeld is { } held ? held ? "yes" : "NO" : "" };
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(isHeld ? "All goals hold." : "A goal does not hold.");
        return isHeld;
    }

    /// <summary>Measures disturbed rows again after all others.</summary>
    private static Line[] Measure(Row[] rows)
    {
        var lines = Array.ConvertAll(rows, row => row.Measure());
        for (var index = 0; index < rows.Length; index++)
        {
            if (rows[index].IsDisturbed)
            {
                lines[index] = rows[index].Measure();
            }
        }

        return lines;
    }
}
