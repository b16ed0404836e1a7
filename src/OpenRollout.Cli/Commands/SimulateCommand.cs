using System.CommandLine;
using OpenRollout.Cli.Contexts;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Cli.Populations;
using OpenRollout.Evaluation;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Shows which users of a population get a flag, at one stage or at all.</summary>
internal sealed class SimulateCommand : RolloutCommand
{
    private readonly ManifestOptions _manifest;
    private readonly Argument<string> _key;
    private readonly Option<string?> _stage;
    private readonly Option<string?> _contexts = new("--contexts", "-c")
    {
        Description = "The users: a file with one JSON context on each line, a .csv file whose first line names attributes, or '-' for JSON from the standard input.",
        HelpName = "path",
    };

    private readonly Option<string?> _population = new("--population", "-p")
    {
        Description = "A JSON file that describes synthetic users, such as { \"users\": 100000, \"attributes\": { \"country\": { \"NO\": 60, \"SE\": 40 } } }.",
        HelpName = "path",
    };

    private readonly Option<long?> _users = new("--users", "-u") { Description = "The number of synthetic users.", HelpName = "number" };

    private readonly Option<string?> _by = new("--by") { Description = "The attributes to group users by, separated by commas.", HelpName = "attributes" };

    private readonly TimeOption _at;
    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="SimulateCommand"/> class.</summary>
    public SimulateCommand(CommandHost host)
        : base(
            host,
            "simulate",
            "Shows how many users get a flag at each stage, of real contexts or of a described population.",
            "simulate stories --contexts users.csv --by country,deviceType",
            "simulate stories --population population.json --stage gradual --environment Production")
    {
        _manifest = new ManifestOptions(this, host);
        _key = _manifest.CreateKeyArgument();
        _stage = _manifest.CreateStageOption(_key, "The only stage to simulate. The default is all stages.");
        Arguments.Add(_key);
        Options.Add(_contexts);
        Options.Add(_population);
        Options.Add(_users);
        Options.Add(_by);
        Options.Add(_stage);
        _at = new TimeOption(this, host);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var manifest = _manifest.Open(arguments);
        var flag = manifest.Find(arguments.GetRequiredValue(_key));
        if (flag.GetRollout() is not { Stages.Count: > 0 } rollout)
        {
            throw new CommandException($"'{PlainText.Quote(flag.Key)}' has no rollout with stages: every user gets {flag.DefaultValue}");
        }

        if (!flag.IsEnabled)
        {
            Host.Error.WriteLine($"note: '{PlainText.Quote(flag.Key)}' is disabled, so every user gets the default");
        }

        var at = _at.Of(arguments);
        string[] stages = arguments.GetValue(_stage) is { } stage
            ? [rollout.Stages[UsableManifest.FindStage(flag, rollout, stage)].Name]
            : [.. rollout.Stages.Select(each => each.Name)];
        var programs = StagePrograms.Compile(manifest, flag, rollout, stages);
        string[] by = (arguments.GetValue(_by) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        using var population = OpenPopulation(arguments, programs[0]);
        var simulation = new Simulation(programs, flag.Key, Array.ConvertAll(by, name => OrdinalOf(programs[0], name)));
        using (var progress = new ProgressLine(Host, population.Count))
        {
            simulation.Run(population, at, progress.Report, cancellationToken);
        }

        if (population.Note is { } note)
        {
            Host.Error.WriteLine($"note: {note}");
        }

        var groups = simulation.Groups;
        IReadOnlyList<SimulatedStageReport> Report(IReadOnlyList<UserGroup> some) => [.. stages.Select((name, index) => SimulatedStageReport.Of(name, index, programs[index], some))];
        var active = rollout.ActiveStageAt(at.UtcTicks);
        var report = new SimulationReport(
            flag.Key,
            manifest.Reading.Environment,
            at,
            population.Description,
            groups.Sum(group => group.Users),
            flag.IsEnabled && active >= 0 ? rollout.Stages[active].Name : null,
            Report(groups),
            by,
            by.Length == 0 ? [] : [.. groups.Select(group => new SimulatedGroupReport(group.Values, group.Users, Report([group])))]);
        switch (_format.Of(arguments))
        {
            case OutputFormat.Json:
                Json.Write(Host.Output, report);
                break;
            case OutputFormat.Markdown:
                SimulationText.WriteMarkdown(Host.Output, report);
                break;
            default:
                SimulationText.Write(Host, report);
                break;
        }

        return Task.FromResult(ExitCode.Success);
    }

    private static int OrdinalOf(RolloutProgram program, string name)
        => Array.IndexOf(program.AttributeNames, name) is >= 0 and var ordinal ? ordinal
            : throw new CommandException($"the manifest declares no attribute '{PlainText.Quote(name)}'{NearestName.Suggest(name, program.AttributeNames)}");

    private Population OpenPopulation(ParseResult arguments, RolloutProgram program)
    {
        var users = arguments.GetValue(_users);
        if (users is <= 0)
        {
            throw new CommandException("--users must be above 0");
        }

        if (arguments.GetValue(_contexts) is { } contexts)
        {
            if (users is not null || arguments.GetValue(_population) is not null)
            {
                throw new CommandException("--contexts cannot be combined with --population or --users");
            }

            var stream = ContextInput.Open(contexts, Host);
            return contexts.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
                ? new CsvPopulation(stream, contexts, program)
                : new NdjsonPopulation(stream, contexts == "-" ? "standard input" : contexts, program);
        }

        if (arguments.GetValue(_population) is not { } path)
        {
            return new SyntheticPopulation(PopulationDescription.Even(program), users, program);
        }

        using var description = ContextInput.Open(path, Host);
        try
        {
            return new SyntheticPopulation(PopulationDescription.Parse(description, program), users, program);
        }
        catch (FormatException exception)
        {
            throw new CommandException($"{path}: {exception.Message}");
        }
    }
}
