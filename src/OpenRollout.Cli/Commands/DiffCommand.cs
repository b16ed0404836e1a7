using System.CommandLine;
using OpenRollout.Cli.Differences;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Shows what a change of a manifest does to users.</summary>
internal sealed class DiffCommand : RolloutCommand
{
    private static readonly string[] Failures = ["drop", "kill", "change", "join", "remove"];

    private readonly ManifestOptions _manifest;
    private readonly Argument<string> _old = new("old") { Description = "The old manifest: a path, or git: and a revision, such as git:main." };
    private readonly Argument<string?> _new = new("new")
    {
        Description = "The new manifest. The default is the manifest on disk.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _failOn = new("--fail-on")
    {
        Description = $"The effects that give the exit code 1, separated by commas: {string.Join(", ", Failures)}.",
        HelpName = "effects",
    };

    private readonly TimeOption _at;
    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="DiffCommand"/> class.</summary>
    public DiffCommand(CommandHost host)
        : base(
            host,
            "diff",
            "Shows what a change does to users: who joins, who drops out and who gets another value, each with an example.",
            "diff git:main --fail-on drop,kill --format markdown",
            "diff old.flags.json flags.json --environment Production")
    {
        Arguments.Add(_old);
        Arguments.Add(_new);
        _manifest = new ManifestOptions(this, host);
        Options.Add(_failOn);
        _at = new TimeOption(this, host);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.GitHub);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var failOn = ReadFailures(arguments.GetValue(_failOn));
        var (old, now) = (arguments.GetRequiredValue(_old), arguments.GetValue(_new));
        var before = Open(old, arguments);
        ManifestOrigin after = now is null ? _manifest.Locate(arguments) : Open(now, arguments);
        var at = _at.Of(arguments);
        var results = EnvironmentsOf(arguments, before, after)
            .Select(environment => (environment, ManifestComparison.Run(OpenOld(before, environment), UsableManifest.Open(after, environment, Host), at, cancellationToken)))
            .ToArray();
        var flags = results.SelectMany(result => result.Item2).ToArray();
        var report = new DiffReport(
            before.Display(before.FileName),
            after.Display(after.FileName),
            at,
            flags.Any(flag => flag.IsUndecided),
            [.. results.Select(result => EnvironmentDiffReport.Of(result.environment, result.Item2))]);
        switch (_format.Of(arguments))
        {
            case OutputFormat.Json:
                Json.Write(Host.Output, report);
                break;
            case OutputFormat.Markdown:
                DiffText.WriteMarkdown(Host.Output, report);
                break;
            case OutputFormat.GitHub:
                DiffText.WriteGitHub(Host.Output, report, flag => flags.Any(each => each.Key == flag.Flag && (each.IsUndecided || IsFailure(each, failOn))));
                break;
            default:
                DiffText.Write(Host, report);
                break;
        }

        return Task.FromResult(report.IsUndecided || flags.Any(flag => IsFailure(flag, failOn)) ? ExitCode.Found : ExitCode.Success);
    }

    private static bool IsFailure(FlagDifference flag, HashSet<string> failOn)
        => (failOn.Contains("kill") && flag.IsKilled)
            || (failOn.Contains("remove") && flag.Kind == FlagDifferenceKind.Removed)
            || (failOn.Contains("drop") && flag.Has(TransitionKind.Drop))
            || (failOn.Contains("join") && flag.Has(TransitionKind.Join))
            || (failOn.Contains("change") && (flag.Has(TransitionKind.Change) || flag.Has(TransitionKind.Default)));

    private static HashSet<string> ReadFailures(string? given)
    {
        var failures = (given ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return failures.FirstOrDefault(failure => !Failures.Contains(failure)) is { } unknown
            ? throw new CommandException($"--fail-on: '{PlainText.Quote(unknown)}' is not one of {string.Join(", ", Failures)}{NearestName.Suggest(unknown, Failures)}")
            : failures;
    }

    private ManifestOrigin Open(string given, ParseResult arguments)
        => GitOrigin.IsRevision(given) ? GitOrigin.Open(given, _manifest.Locate(arguments), Host) : FileOrigin.Find(Host, given);

    /// <summary>Returns the given environment, else null (the manifest itself) and all that one of the manifests lists.</summary>
    private IEnumerable<string?> EnvironmentsOf(ParseResult arguments, ManifestOrigin before, ManifestOrigin after)
        => _manifest.EnvironmentOf(arguments) is { } environment ? [environment]
            : [null, .. Vocabulary.EnvironmentsOf(after).Union(Vocabulary.EnvironmentsOf(before), StringComparer.OrdinalIgnoreCase)];

    /// <summary>Opens the old manifest. A revision that does not have the file yet has no flags.</summary>
    private UsableManifest OpenOld(ManifestOrigin origin, string? environment)
        => origin is GitOrigin && origin.TryRead(origin.FileName) is null ? UsableManifest.Open(new EmptyOrigin(origin), null, Host) : UsableManifest.Open(origin, environment, Host);
}
