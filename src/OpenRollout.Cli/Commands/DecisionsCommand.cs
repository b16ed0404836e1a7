using System.CommandLine;
using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Manifest.Conditions;
using Spectre.Console;

namespace OpenRollout.Cli.Commands;

/// <summary>Lists decisions.</summary>
internal sealed class DecisionsCommand : RolloutCommand
{
    private readonly ManifestOptions _manifest;
    private readonly StoreOption _store;
    private readonly Option<bool> _all = new("--all") { Description = "Lists withdrawn decisions too." };
    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="DecisionsCommand"/> class.</summary>
    public DecisionsCommand(CommandHost host)
        : base(host, "decisions", "Lists the decisions in force.", "decisions --environment Production", "decisions --all --format json")
    {
        _manifest = new ManifestOptions(this, host);
        Options.Add(_all);
        _store = new StoreOption(this, host);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var origin = _manifest.Locate(arguments);
        var environment = _manifest.EnvironmentOf(arguments);
        var location = _store.Locate(arguments, origin, environment).RequireEnvironment();
        var stored = await location.ReadAsync();
        var withdrawn = stored.Snapshot.Withdrawals.ToDictionary(withdrawal => withdrawal.DecisionId, withdrawal => withdrawal.At);
        var problems = FindProblems(origin, environment, stored);
        DecisionReport[] decisions = [.. stored.Snapshot.Decisions
            .Where(decision => arguments.GetValue(_all) || !withdrawn.ContainsKey(decision.Id))
            .OrderBy(decision => decision.Since)
            .Select(decision => DecisionReport.Of(
                decision, environment, location.Folder, withdrawn.TryGetValue(decision.Id, out var at) ? at : null, problems.GetValueOrDefault(decision.Id)))];
        switch (_format.Of(arguments))
        {
            case OutputFormat.Json:
                Json.Write(Host.Output, new DecisionsReport(location.Folder, location.Scope.FlagSetId, environment, decisions));
                break;
            case OutputFormat.Markdown:
                Host.Output.WriteLine("| id | flag | decision | since | by | reason |");
                Host.Output.WriteLine("|---|---|---|---|---|---|");
                foreach (var decision in decisions)
                {
                    Host.Output.WriteLine($"| {string.Join(" | ", CellsOf(decision).Select(MarkdownText.Escape))} |");
                }

                break;
            default:
                WriteText(decisions, location);
                break;
        }

        return ExitCode.Success;
    }

    private static string[] CellsOf(DecisionReport decision)
        => [
            decision.Id,
            decision.Flag,
            (decision.HoldAt is { } stage ? $"held at {stage}" : "off") + (decision.Withdrawn is { } at ? $", withdrawn {Rfc3339.Write(at.UtcTicks)}" : ""),
            Rfc3339.Write(decision.Since.UtcTicks),
            decision.By,
            decision.Problem is { } problem ? $"{decision.Reason} ({problem})" : decision.Reason,
        ];

    /// <summary>Returns the problems of decisions by their identifiers; none if the manifest cannot be used.</summary>
    private static Dictionary<string, string?> FindProblems(FileOrigin origin, string? environment, StoredDecisions stored)
    {
        var loaded = LoadedManifest.Read(origin.ReadLayers(environment), origin.ReadKeys);
        return loaded.Program is { } program
            ? OpenRollout.Decisions.DecidedProgram.Create(program, stored.InForce).Statuses.ToDictionary(status => status.Decision.Id, status => status.Problem)
            : [];
    }

    private void WriteText(DecisionReport[] decisions, DecisionStoreLocation location)
    {
        if (decisions.Length == 0)
        {
            Host.Output.WriteLine($"no decisions in {location.Description}");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in new[] { "id", "flag", "decision", "since", "by", "reason" })
        {
            table.AddColumn(new TableColumn(heading) { NoWrap = heading != "reason" });
        }

        foreach (var decision in decisions)
        {
            table.AddRow([.. CellsOf(decision).Select(Markup.Escape)]);
        }

        Screen.Of(Host).Write(table);
    }
}
