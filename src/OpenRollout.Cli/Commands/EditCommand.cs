using System.CommandLine;
using OpenRollout.Cli.Differences;
using OpenRollout.Cli.Editing;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>A command that edits a flag in the manifest or in an overlay.</summary>
internal abstract class EditCommand : RolloutCommand
{
    private readonly Option<bool> _dryRun = new("--dry-run", "-n") { Description = "Prints the difference of the files, and saves nothing." };

    private readonly Option<bool> _allowDrop = new("--allow-drop") { Description = "Allows an edit that takes people out." };

    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="EditCommand"/> class.</summary>
    protected EditCommand(CommandHost host, string name, string description, params string[] examples)
        : base(host, name, description, examples)
    {
        Manifest = new ManifestOptions(this, host);
        Key = Manifest.CreateKeyArgument();
        Arguments.Add(Key);
        Options.Add(_dryRun);
        Options.Add(_allowDrop);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json);
    }

    /// <summary>Gets the options that say which manifest is edited.</summary>
    protected ManifestOptions Manifest { get; }

    /// <summary>Gets the argument for the key of the flag.</summary>
    protected Argument<string> Key { get; }

    /// <summary>Gets today's day in UTC.</summary>
    protected DateOnly Today => DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Determines the edit.</summary>
    /// <param name="flag">The flag, merged with the overlay that is edited.</param>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="CommandException">The edit is not possible.</exception>
    protected abstract FlagEdit Plan(FlagDefinition flag, ParseResult arguments);

    /// <summary>Returns the rollout of a flag.</summary>
    /// <exception cref="CommandException">The flag has none.</exception>
    protected static RolloutDefinition RolloutOf(FlagDefinition flag)
        => flag.GetRollout() is { Stages.Count: > 0 } rollout ? rollout : throw new CommandException($"'{PlainText.Quote(flag.Key)}' has no rollout with stages");

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var session = new EditSession(Manifest.Locate(arguments), Manifest.EnvironmentOf(arguments), Host);
        var flag = session.Before.Find(arguments.GetRequiredValue(Key));
        var edit = Plan(flag, arguments);
        session.Apply(flag.Key, edit);
        var differences = session.Compare(Host.Clock.GetUtcNow(), cancellationToken);
        var refusal = edit.MayTakePeopleOut || arguments.GetValue(_allowDrop) ? null : FindRefusal(differences);
        var isSaved = refusal is null && !arguments.GetValue(_dryRun);
        var files = session.Files;
        if (isSaved)
        {
            foreach (var file in files)
            {
                file.Save();
            }
        }

        var report = new EditReport(
            flag.Key, session.Environment, edit.Summary, isSaved, refusal, [.. files.Select(file => file.DisplayPath)], [.. differences.Select(each => EnvironmentDiffReport.Of(each.Environment, each.Flags))]);
        if (_format.Of(arguments) == OutputFormat.Json)
        {
            Json.Write(Host.Output, report);
        }
        else
        {
            Write(report, arguments.GetValue(_dryRun) ? files : []);
        }

        return Task.FromResult(refusal is null ? ExitCode.Success : ExitCode.Found);
    }

    private static string? FindRefusal(IReadOnlyList<(string? Environment, IReadOnlyList<FlagDifference> Flags)> differences)
    {
        var flags = differences.SelectMany(each => each.Flags).ToArray();
        return flags.FirstOrDefault(flag => flag.Has(TransitionKind.Drop)) is { } drop ? $"users of '{PlainText.Quote(drop.Key)}' would drop out; add --allow-drop if this is meant"
            : flags.FirstOrDefault(flag => flag.IsUndecided) is { } undecided ? $"it is undecided whether users of '{PlainText.Quote(undecided.Key)}' would drop out; add --allow-drop if you know"
            : null;
    }

    private void Write(EditReport report, IReadOnlyList<EditedFile> shown)
    {
        foreach (var file in shown)
        {
            Host.Output.Write(LineDifference.Of(file));
        }

        var place = report.Environment is { } environment ? $" in {environment}" : "";
        var state = report.Refusal is not null ? "nothing was changed"
            : report.Files.Count == 0 ? "nothing to change"
            : report.IsSaved ? $"saved {string.Join(" and ", report.Files)}"
            : "nothing was saved";
        Host.Output.WriteLine($"{PlainText.Quote(report.Flag)}{place}: {report.Edit} ({state})");
        if (report.Files.Count > 0 && !report.Environments.Any(DiffText.HasEffect))
        {
            Host.Output.WriteLine("no user gets anything else");
        }

        DiffText.Write(Host, report.Environments);
        if (report.Refusal is { } refusal)
        {
            Host.Error.WriteLine($"refused: {refusal}");
        }
    }
}
