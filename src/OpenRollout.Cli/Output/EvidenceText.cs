using System.Globalization;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Guardrails.Reporting;
using Spectre.Console;

namespace OpenRollout.Cli.Output;

/// <summary>Writes the evidence of guardrails: a row for each flag, environment and guardrail.</summary>
internal static class EvidenceText
{
    /// <summary>The number of blocks up to the threshold.</summary>
    private const int ThresholdBlocks = 10;

    /// <summary>The number of blocks beyond the threshold.</summary>
    private const int FurtherBlocks = 2;

    /// <summary>Returns a table for people; null if no flag is watched.</summary>
    public static Table? CreateTable(StatusReport report)
    {
        var rows = RowsOf(report).ToArray();
        if (rows.Length == 0)
        {
            return null;
        }

        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in HeadingsOf(report))
        {
            table.AddColumn(new TableColumn(heading) { NoWrap = heading is not "users" });
        }

        foreach (var (flag, state, guardrail) in rows)
        {
            var cells = CellsOf(report, flag, state, guardrail).Select(Markup.Escape).ToArray();
            var color = ColorOf(guardrail.State);
            cells[0] = $"[bold]{cells[0]}[/]";
            cells[^3] = $"[{color}]{cells[^3]}[/]";
            cells[^2] = $"[{color}]{cells[^2]}[/]";
            table.AddRow(cells);
        }

        return table;
    }

    /// <summary>Writes a Markdown table, unless no flag is watched.</summary>
    public static void WriteMarkdown(TextWriter writer, StatusReport report)
    {
        var rows = RowsOf(report).ToArray();
        if (rows.Length == 0)
        {
            return;
        }

        var headings = HeadingsOf(report);
        writer.WriteLine($"\n| {string.Join(" | ", headings)} |");
        writer.WriteLine($"|{string.Concat(headings.Select(_ => "---|"))}");
        foreach (var (flag, state, guardrail) in rows)
        {
            writer.WriteLine($"| {string.Join(" | ", CellsOf(report, flag, state, guardrail).Select(MarkdownText.Escape))} |");
        }
    }

    /// <summary>Returns the lines that say which guardrails have decided, and how to withdraw their decisions.</summary>
    public static IEnumerable<string> DescribeDecisions(StatusReport report) => RowsOf(report)
        .Where(row => row.Guardrail.State == GuardrailState.Decided)
        .SelectMany(row => new[] { DescribeDecision(row.Flag, row.State, row.Guardrail), row.Guardrail.Undo is { } undo ? $"undo:  {undo}" : null })
        .OfType<string>();

    /// <summary>Returns evidence as a bar with a mark at the threshold: <c>████░░░░░░┃░░ 38 %</c>.</summary>
    public static string WriteMeter(double? evidence)
    {
        var filled = (int)Math.Clamp(Math.Floor(((evidence ?? 0) * ThresholdBlocks) + 1e-9), 0, ThresholdBlocks + FurtherBlocks);
        var bar = new string('█', filled).PadRight(ThresholdBlocks + FurtherBlocks, '░').Insert(ThresholdBlocks, "┃");
        return $"{bar} {GuardrailText.FormatEvidence(evidence ?? double.NaN)}";
    }

    /// <summary>Returns the evidence of each guardrail of each flag and environment.</summary>
    public static IEnumerable<(FlagStatusReport Flag, FlagStateReport State, GuardrailStateReport Guardrail)> RowsOf(StatusReport report)
        => from flag in report.Flags
           from state in flag.States
           from guardrail in state.Guardrails ?? []
           select (flag, state, guardrail);

    /// <summary>Returns the state and the evidence of a guardrail on one line, with how to withdraw its decision.</summary>
    public static string DescribeOnLine(GuardrailStateReport guardrail) => string.Join("; ", new[]
    {
        $"{NameOf(guardrail.State)}, evidence {GuardrailText.FormatEvidence(guardrail.Evidence ?? double.NaN)} of the threshold",
        guardrail.Text,
        DescribeLimit(guardrail),
        guardrail.Undo is { } undo ? $"undo: {undo}" : "",
    }.Where(part => part.Length > 0));

    /// <summary>Returns why a guardrail makes no decision or counts no users; empty if it does both.</summary>
    private static string DescribeLimit(GuardrailStateReport guardrail) => (guardrail.State, guardrail.Because) switch
    {
        (GuardrailState.Telling, var because) => $"makes no decision{(because is null ? "" : $": {because}")}",
        (GuardrailState.Muted, var because) => $"counts no users{(because is null ? "" : $": {because}")}",
        _ => "",
    };

    private static string DescribeDecision(FlagStatusReport flag, FlagStateReport state, GuardrailStateReport guardrail)
        => $"'{guardrail.Guardrail}' switched {flag.Key} off{(state.Environment is { } environment ? $" in {environment}" : "")}{(guardrail.DecidedAt is { } time ? string.Create(CultureInfo.InvariantCulture, $" on {time.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "")}";

    private static IReadOnlyList<string> HeadingsOf(StatusReport report)
        => ["flag", .. report.Environments.Count > 0 ? ["environment"] : Array.Empty<string>(), "guardrail", "state", "evidence", "users"];

    private static IReadOnlyList<string> CellsOf(StatusReport report, FlagStatusReport flag, FlagStateReport state, GuardrailStateReport guardrail)
    {
        string[] environment = report.Environments.Count > 0 ? [state.Environment ?? ""] : [];
        var more = DescribeLimit(guardrail);
        return [flag.Key, .. environment, guardrail.Guardrail, NameOf(guardrail.State), WriteMeter(guardrail.Evidence), guardrail.Text + (more.Length > 0 ? $"; {more}" : "")];
    }

    private static string NameOf(GuardrailState state) => state switch
    {
        GuardrailState.Watching => "watching",
        GuardrailState.Telling => "telling",
        GuardrailState.Decided => "decided",
        _ => "muted",
    };

    private static string ColorOf(GuardrailState state) => state switch
    {
        GuardrailState.Watching => "green",
        GuardrailState.Telling => "yellow",
        GuardrailState.Decided => "red",
        _ => "grey",
    };
}
