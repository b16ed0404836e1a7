using Spectre.Console;

namespace OpenRollout.Benchmarks;

/// <summary>Shows costs by size, far beyond the size of real applications: a cost that grows faster than its size is a problem.</summary>
internal static class ScaleTable
{
    private static ScaleSection[] Sections => [new FlagsScale(), new AttributesScale(), new SegmentsScale(), new NumbersScale(), new BuildScale()];

    public static bool Show()
    {
        if (!AnsiConsole.Profile.Out.IsTerminal)
        {
            AnsiConsole.Profile.Width = 200;
            AnsiConsole.Profile.Capabilities.Ansi = false;
        }

        foreach (var section in Sections)
        {
            var table = new Table().Border(TableBorder.Markdown).AddColumns([.. section.Columns]);
            foreach (var cells in section.Measure())
            {
                table.AddRow([.. cells.Select(cell => new Text(cell))]);
            }

            AnsiConsole.Write(table);
            AnsiConsole.WriteLine();
        }

        return true;
    }
}
