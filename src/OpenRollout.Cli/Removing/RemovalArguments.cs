using System.CommandLine;
using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Workspaces;

namespace OpenRollout.Cli.Removing;

/// <summary>The arguments and options that say which flag to remove from which solution, and how.</summary>
internal sealed class RemovalArguments
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
    private readonly Option<bool> _keepEntry = new("--keep-entry") { Description = "Keeps the flag in the manifest, for a release in which other applications still read it." };
    private readonly Option<bool> _keepTests = new("--keep-tests") { Description = "Keeps tests of the removed code, and lists them." };
    private readonly Option<bool> _dropExposures = new("--drop-exposures") { Description = "Lets evaluations of other flags go, which report exposures." };
    private readonly ManifestOptions _manifest;
    private readonly StoreOption _store;
    private readonly CommandHost _host;

    /// <summary>Adds the arguments and options to a command.</summary>
    public RemovalArguments(Command command, CommandHost host)
    {
        _host = host;
        _manifest = new ManifestOptions(command, host, hasEnvironment: false, "The path of the manifest, if several manifests of the solution have the flag. The default is the only one.");
        _key = _manifest.CreateOptionalKeyArgument();
        command.Arguments.Add(_key);
        command.Arguments.Add(_solution);
        command.Options.Add(_allFinished);
        command.Options.Add(_as);
        command.Options.Add(_keepEntry);
        command.Options.Add(_keepTests);
        command.Options.Add(_dropExposures);
        _store = new StoreOption(command, host);
    }

    /// <summary>Returns what to remove, and how.</summary>
    /// <exception cref="CommandException">The arguments contradict each other, or name no solution.</exception>
    public RemovalOptions Read(ParseResult arguments)
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

        var path = SolutionPath.Find(_host, solution);
        var keepsEntry = arguments.GetValue(_keepEntry);
        if (SolutionPath.IsPart(path))
        {
            // Projects that are not read can use the flag, and would not compile without its entry.
            var whole = SolutionPath.FindWhole(path);
            var consequence = whole is null ? "name the solution if other projects use the flag"
                : keepsEntry ? "other projects can use the flag, too"
                : "other projects can use the flag, so the manifest keeps it; name the solution to remove it from the manifest";
            _host.Error.WriteLine($"note: only {_host.Display(path)} and the projects that it references are read; {consequence}");
            keepsEntry |= whole is not null;
        }

        return new RemovalOptions(path, key)
        {
            Display = _host.Display,
            ManifestPath = _manifest.GivenPath(arguments),
            As = arguments.GetValue(_as),
            KeepEntry = keepsEntry,
            KeepTests = arguments.GetValue(_keepTests),
            DropExposures = arguments.GetValue(_dropExposures),
            Decide = new StoredOutcomes(_store, arguments, _host).Decide,
        };
    }
}
