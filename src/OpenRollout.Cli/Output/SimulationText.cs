using System.Globalization;
using OpenRollout.Cli.Output.Reports;
using Spectre.Console;

namespace OpenRollout.Cli.Output;

/// <summary>Writes simulations as tables: a row for each group, a column for each stage.</summary>
internal static class SimulationText
{
    /// <summary>Writes a table for people.</summary>
    public static void Write(CommandHost host, SimulationReport report)
    {
        var screen = Screen.Of(host);
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in HeadingsOf(report))
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).NoWrap());
        }

        for (var column = report.By.Count; column < table.Columns.Count; column++)
        {
            table.Columns[column].RightAligned();
        }

        foreach (var row in RowsOf(report))
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        screen.MarkupLine($"{Screen.Style(report.Flag, "bold")}{Markup.Escape(report.Environment is { } environment ? $" in {environment}" : "")}: {Markup.Escape(Describe(report))}");
        screen.Write(table);
        foreach (var stage in report.Stages.Where(stage => stage.Errors > 0))
        {
            screen.MarkupLine(Screen.Style(string.Create(CultureInfo.InvariantCulture, $"{stage.Stage}: {stage.Errors:N0} users cannot be evaluated, because their unit is missing"), "yellow"));
        }
    }

    /// <summary>Writes a Markdown table.</summary>
    public static void WriteMarkdown(TextWriter writer, SimulationReport report)
    {
        var headings = HeadingsOf(report);
        writer.WriteLine($"{MarkdownText.Code(report.Flag)}: {MarkdownText.Escape(Describe(report))}");
        writer.WriteLine();
        writer.WriteLine($"| {string.Join(" | ", headings.Select(MarkdownText.Escape))} |");
        writer.WriteLine($"|{string.Concat(headings.Select((_, index) => index < report.By.Count ? "---|" : "---:|"))}");
        foreach (var row in RowsOf(report))
        {
            writer.WriteLine($"| {string.Join(" | ", row.Select(MarkdownText.Escape))} |");
        }
    }

    private static string Describe(SimulationReport report)
        => string.Create(CultureInfo.InvariantCulture, $"{report.Users:N0} users, {report.Population}, at {report.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    private static IReadOnlyList<string> HeadingsOf(SimulationReport report)
        => [.. report.By, "users", .. report.Stages.Select(stage => stage.Stage == report.ActiveStage ? $"{stage.Stage} (active)" : stage.Stage), .. VariantsOf(report)];

    private static IEnumerable<IReadOnlyList<string>> RowsOf(SimulationReport report)
    {
        foreach (var group in report.Groups)
        {
            yield return RowOf(report, group.Values, group.Users, group.Stages);
        }

        yield return RowOf(report, [.. report.By.Select((_, index) => index == 0 ? "all" : "")], report.Users, report.Stages);
    }

    private static IReadOnlyList<string> RowOf(SimulationReport report, IReadOnlyList<string> values, long users, IReadOnlyList<SimulatedStageReport> stages)
        => [
            .. values,
            users.ToString("N0", CultureInfo.InvariantCulture),
            .. stages.Select(stage => Percent(stage.In, users)),
            .. VariantsOf(report).Select(variant => Percent(stages[0].Variants.GetValueOrDefault(variant), users)),
        ];

    /// <summary>Returns the variants to show: only one stage leaves room for them, and on and off say nothing new.</summary>
    private static IReadOnlyList<string> VariantsOf(SimulationReport report)
        => report.Stages.Count == 1 && report.Stages[0].Variants.Count > 2 ? [.. report.Stages[0].Variants.Keys] : [];

    private static string Percent(long part, long users)
        => users == 0 ? "-" : $"{(100.0 * part / users).ToString("0.0##", CultureInfo.InvariantCulture)} %";
}
