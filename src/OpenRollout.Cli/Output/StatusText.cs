using System.Globalization;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Cli.Statuses;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OpenRollout.Cli.Output;

/// <summary>Writes the status of flags as a table: a row for each flag and environment.</summary>
internal static class StatusText
{
    /// <summary>Writes a table for people.</summary>
    public static void Write(CommandHost host, StatusReport report)
    {
        if (report.Flags.Count == 0)
        {
            host.Output.WriteLine($"{report.Manifest} has no flags");
            return;
        }

        var console = Screen.Of(host);
        console.Write(CreateTable(report));
        if (EvidenceText.CreateTable(report) is { } evidence)
        {
            console.Write(evidence);
        }

        foreach (var line in EvidenceText.DescribeDecisions(report))
        {
            host.Output.WriteLine(line);
        }
    }

    /// <summary>Returns everything that a terminal shows, to be replaced by the next status.</summary>
    public static IRenderable Create(StatusReport report, string notes) => new Rows(((IRenderable?[])
    [
        CreateTable(report),
        EvidenceText.CreateTable(report),
        .. EvidenceText.DescribeDecisions(report).Select(line => new Text(line)),
        .. notes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(note => new Text(note, new Style(Color.Yellow))),
        new Text(string.Create(CultureInfo.InvariantCulture, $"{report.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, Ctrl+C ends"), new Style(Color.Grey)),
    ]).OfType<IRenderable>());

    /// <summary>Returns the state of a flag on one line.</summary>
    public static string DescribeState(FlagStateReport state) => string.Join(", ", new[]
    {
        DescribeRollout(state), DescribeShare(state), state.Since is null ? "" : $"since {DescribeSince(state)}", state.Next ?? "",
    }.Where(part => part.Length > 0));

    /// <summary>Writes a Markdown table.</summary>
    public static void WriteMarkdown(TextWriter writer, StatusReport report)
    {
        var headings = HeadingsOf(report);
        writer.WriteLine($"| {string.Join(" | ", headings)} |");
        writer.WriteLine($"|{string.Concat(headings.Select(_ => "---|"))}");
        foreach (var flag in report.Flags)
        {
            for (var index = 0; index < flag.States.Count; index++)
            {
                writer.WriteLine($"| {string.Join(" | ", CellsOf(report, flag, index).Select(MarkdownText.Escape))} |");
            }
        }

        EvidenceText.WriteMarkdown(writer, report);
    }

    private static Table CreateTable(StatusReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in HeadingsOf(report))
        {
            table.AddColumn(new TableColumn(heading) { NoWrap = heading is not ("rollout" or "next") });
        }

        foreach (var flag in report.Flags)
        {
            for (var index = 0; index < flag.States.Count; index++)
            {
                var cells = CellsOf(report, flag, index).Select(Markup.Escape).ToArray();
                var rollout = Array.IndexOf([.. HeadingsOf(report)], "rollout");
                cells[0] = $"[bold]{cells[0]}[/]";
                cells[rollout] = $"[{ColorOf(flag.States[index].State)}]{cells[rollout]}[/]";
                table.AddRow(cells);
            }
        }

        return table;
    }

    private static IReadOnlyList<string> HeadingsOf(StatusReport report)
        => ["flag", "kind", "owner", .. report.Environments.Count > 0 ? ["environment"] : Array.Empty<string>(), "rollout", "share", "since", "next"];

    private static IReadOnlyList<string> CellsOf(StatusReport report, FlagStatusReport flag, int index)
    {
        var state = flag.States[index];
        // The properties that all environments of a flag have in common are shown once.
        string Once(string? text) => index == 0 ? text ?? "" : "";
        string[] environment = report.Environments.Count > 0 ? [state.Environment ?? ""] : [];
        return [Once(flag.Key), Once(flag.Kind), Once(flag.Owner), .. environment, DescribeRollout(state), DescribeShare(state), DescribeSince(state), state.Next ?? ""];
    }

    private static string DescribeRollout(FlagStateReport state) => state.State switch
    {
        FlagState.NoRollout => "no rollout",
        // The table of the evidence has the guardrail's reason.
        FlagState.Off when GuardrailOf(state) is { } guardrail => $"off: guardrail {guardrail}",
        FlagState.Off => state.Reason is { } reason ? $"off: {reason}" : "off",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(state.DecidedBy == FlagStateLayer.Decision ? "held: " : "")}{new string('█', state.StageNumber)}{new string('░', state.StageCount - state.StageNumber)} {state.Stage ?? "not started"} {state.StageNumber}/{state.StageCount}"),
    };

    private static string? GuardrailOf(FlagStateReport state)
        => state.Decision is null ? null : state.Guardrails?.FirstOrDefault(guardrail => guardrail.Decision == state.Decision)?.Guardrail;

    private static string DescribeShare(FlagStateReport state)
        => state.State is FlagState.NoRollout ? ""
            : $"{state.EveryonePercentage.ToString("0.###", CultureInfo.InvariantCulture)} %{(state.HasTargetedAudiences && state.EveryonePercentage < 100 ? " +" : "")}";

    private static string DescribeSince(FlagStateReport state)
        => state.Since is not { } since ? "" : string.Create(CultureInfo.InvariantCulture, $"{since:yyyy-MM-dd} ({state.AgeDays} d)");

    private static string ColorOf(FlagState state) => state switch
    {
        FlagState.Off => "red",
        FlagState.Full => "green",
        FlagState.InProgress => "yellow",
        _ => "default",
    };
}
