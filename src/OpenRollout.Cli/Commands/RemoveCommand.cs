using System.CommandLine;
using OpenRollout.Cli.Decisions;
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
    private readonly Argument<string?> _key;
    private readonly Argument<string?> _solution = new("solution")
    {
        Description = "The path of a .sln, .slnx, .slnf or .csproj file, or of a folder that has one. The default is the working folder.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "solution",
    };

    private readonly Option<bool> _allFinished = new("--all-finished") { Description = "Removes every finished flag whose value is decided, in place of one flag." };
    private readonly Option<string?> _as = new("--as") { Description = "The value that takes the flag's place: on, off, or the name of a variant. The default is the value that the manifest decides.", HelpName = "value" };
    private readonly Option<bool> _dryRun = new("--dry-run", "-n") { Description = "Prints the difference of the files, and saves nothing." };
    private readonly Option<bool> _keepEntry = new("--keep-entry") { Description = "Keeps the flag in the manifest, for a release in which other applications still read it." };
    private readonly Option<bool> _keepTests = new("--keep-tests") { Description = "Keeps tests of the removed code, and lists them." };
    private readonly Option<bool> _dropExposures = new("--drop-exposures") { Description = "Lets evaluations of other flags go, which report exposures." };
    private readonly ManifestOptions _manifest;
    private readonly StoreOption _store;
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
        _manifest = new ManifestOptions(this, host, hasEnvironment: false, "The path of the manifest, if several manifests of the solution have the flag. The default is the only one.");
        _key = _manifest.CreateOptionalKeyArgument();
        Arguments.Add(_key);
        Arguments.Add(_solution);
        Options.Add(_allFinished);
        Options.Add(_as);
        Options.Add(_dryRun);
        Options.Add(_keepEntry);
        Options.Add(_keepTests);
        Options.Add(_dropExposures);
        _store = new StoreOption(this, host);
        _format = new FormatOption(this, OutputFormat.Text, OutputFormat.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = ReadOptions(arguments);
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

    private RemovalOptions ReadOptions(ParseResult arguments)
    {
        var (key, solution) = (arguments.GetValue(_key), arguments.GetValue(_solution));
        if (arguments.GetValue(_allFinished))
        {
            if (solution is not null || arguments.GetValue(_as) is not null)
            {
                throw new CommandException("--all-finished removes every finished flag with the value that its manifest decides; give neither a key nor --as");
            }

            // The only argument is the solution.
            (key, solution) = (null, key);
        }
        else if (key is null)
        {
            throw new CommandException("name the key of the flag to remove, or remove all finished flags with --all-finished");
        }

        var path = SolutionPath.Find(Host, solution);
        var keepsEntry = arguments.GetValue(_keepEntry);
        if (SolutionPath.IsPart(path))
        {
            // Projects that are not read can use the flag, and would not compile without its entry.
            var whole = SolutionPath.FindWhole(path);
            var consequence = whole is null ? "name the solution if other projects use the flag"
                : keepsEntry ? "other projects can use the flag, too"
                : "other projects can use the flag, so the manifest keeps it; name the solution to remove it from the manifest";
            Host.Error.WriteLine($"note: only {Host.Display(path)} and the projects that it references are read; {consequence}");
            keepsEntry |= whole is not null;
        }

        return new RemovalOptions(path, key)
        {
            Display = Host.Display,
            ManifestPath = _manifest.GivenPath(arguments),
            As = arguments.GetValue(_as),
            KeepEntry = keepsEntry,
            KeepTests = arguments.GetValue(_keepTests),
            DropExposures = arguments.GetValue(_dropExposures),
            Decide = new StoredOutcomes(_store, arguments, Host).Decide,
        };
    }

    private int Finish(SolutionChange change, RemovalOptions options, ParseResult arguments, CancellationToken cancellationToken)
    {
        var isDryRun = arguments.GetValue(_dryRun);
        EditedFile[] files = [.. change.Files.Select(file => new EditedFile(file.Path, Host.Display(file.Path), file.Before, file.After) { Encoding = file.Encoding })];
        if (!isDryRun)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Save(files);
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

    /// <summary>Saves all files or, if one of them is read-only or was changed by another program, none.</summary>
    internal static void Save(EditedFile[] files)
    {
        foreach (var file in files)
        {
            file.RequireSavable();
        }

        var saved = 0;
        try
        {
            for (; saved < files.Length; saved++)
            {
                files[saved].Save();
            }
        }
        catch (Exception exception) when (saved > 0 && exception is CommandException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{exception.Message}{Environment.NewLine}{saved} of {files.Length} files are saved, and the others are as they were; solve the problem, and repeat the command");
        }
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
