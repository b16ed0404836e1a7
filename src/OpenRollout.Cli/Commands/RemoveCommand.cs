using System.CommandLine;
using OpenRollout.Cli.Editing;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Cli.Removing;
using OpenRollout.Cli.Workspaces;

namespace OpenRollout.Cli.Commands;

/// <summary>Removes flags from the code of a solution, from their manifest and from its overlays.</summary>
internal sealed class RemoveCommand : RolloutCommand
{
    private readonly Option<bool> _dryRun = new("--dry-run", "-n") { Description = "Prints the difference of the files, and saves nothing." };
    private readonly RemovalArguments _arguments;
    private readonly FormatOption _format;

    /// <summary>Initializes a new instance of the <see cref="RemoveCommand"/> class.</summary>
    public RemoveCommand(CommandHost host)
        : base(
            host,
            "remove",
            "Removes a finished flag from the code of a solution, from its manifest and from the overlays.",
            "remove stories Feed.slnx --dry-run",
            "remove --all-finished Feed.slnx")
    {
        _arguments = new RemovalArguments(this, host);
        Options.Add(_dryRun);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = _arguments.Read(arguments);
        try
        {
            var compiler = SdkCompiler.Find(Path.GetDirectoryName(options.Path)!);
            if (!compiler.IsLoadable)
            {
                return await NewerRuntime.RunAsync(compiler, Host, arguments.Tokens.Select(token => token.Value));
            }

            compiler.Use();
            SolutionChange change;
            using (var steps = new StepLine(Host))
            {
                change = await SolutionRemover.RunAsync(options, steps, cancellationToken);
            }

            return Finish(change, options, arguments, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Host.Error.WriteLine("canceled; nothing was saved");
            throw;
        }
        catch (WorkspaceException exception)
        {
            throw new CommandException(exception.Message, exception.IsUndecided ? ExitCode.Found : ExitCode.Invalid);
        }
    }

    private int Finish(SolutionChange change, RemovalOptions options, ParseResult arguments, CancellationToken cancellationToken)
    {
        var isDryRun = arguments.GetValue(_dryRun);
        EditedFile[] files = [.. change.Files.Select(file => new EditedFile(file.Path, Host.Display(file.Path), file.Before, file.After) { Encoding = file.Encoding })];
        if (!isDryRun)
        {
            cancellationToken.ThrowIfCancellationRequested();
            EditedFile.SaveAll(files);
        }

        var report = RemovalText.CreateReport(change, options.Path, isSaved: !isDryRun, Host);
        if (_format.Of(arguments) == OutputFormat.Json)
        {
            Json.Write(Host.Output, report);
        }
        else
        {
            Write(report, isDryRun ? files : []);
        }

        return report.Flags.All(flag => flag.IsComplete) ? ExitCode.Success : ExitCode.Found;
    }

    private void Write(RemovalReport report, EditedFile[] shown)
    {
        foreach (var file in shown)
        {
            Host.Output.Write(LineDifference.Of(file));
        }

        if (shown.Length > 0)
        {
            Host.Output.WriteLine();
        }

        Host.Output.WriteLine(report.Message);
        foreach (var flag in report.Undecided)
        {
            Host.Error.WriteLine($"note: {flag}");
        }

        var files = report.Files.Count == 1 ? "1 file" : $"{report.Files.Count} files";
        Host.Error.WriteLine(report.IsSaved ? $"saved {files}" : $"{files} would change; nothing was saved");
    }
}
