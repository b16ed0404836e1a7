using System.CommandLine;
using OpenRollout.Cli.Files;

namespace OpenRollout.Cli.Decisions;

/// <summary>The options that say which store of decisions a command uses.</summary>
internal sealed class StoreOption
{
    private readonly Option<string?> _store = new("--store")
    {
        Description = $"The folder of the decisions. Without a value, and as the default of commands about decisions: the variable {DecisionStoreLocation.Variable}, else the folder '{DecisionStoreLocation.DefaultFolder}' next to the manifest.",
        HelpName = "folder",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _flagSet = new("--flag-set")
    {
        Description = "The identifier of the flag set in the store. The default is derived from the name of the manifest, as providers do.",
        HelpName = "name",
    };

    private readonly CommandHost _host;

    /// <summary>Adds the options to a command.</summary>
    public StoreOption(Command command, CommandHost host)
    {
        _host = host;
        command.Options.Add(_store);
        command.Options.Add(_flagSet);
    }

    /// <summary>Returns the store that the arguments, the environment or the default names.</summary>
    public DecisionStoreLocation Locate(ParseResult arguments, FileOrigin manifest, string? environment)
        => Locate(arguments, manifest, environment, StateFolder.OfVariable(_host));

    /// <summary>Returns the store that the arguments, the environment, the state folder of guardrails or the default names.</summary>
    public DecisionStoreLocation Locate(ParseResult arguments, FileOrigin manifest, string? environment, StateFolder? state)
        => DecisionStoreLocation.Find(arguments.GetValue(_store), arguments.GetValue(_flagSet), manifest, environment, state, _host);

    /// <summary>Returns the flag set as it was given, to repeat it in another command.</summary>
    public IEnumerable<string> Repeat(ParseResult arguments) => arguments.GetValue(_flagSet) is { } flagSet ? [$"--flag-set {flagSet}"] : [];

    /// <summary>Puts the decisions of the store in force if the user asks for it.</summary>
    /// <exception cref="CommandException">The store does not exist or cannot be read.</exception>
    public void ApplyIfGiven(ParseResult arguments, UsableManifest manifest, string? environment, FileOrigin file)
    {
        if (arguments.GetResult(_store) is { Implicit: false })
        {
            Apply(manifest, Locate(arguments, file, environment), _host.Error);
        }
    }

    /// <summary>Puts the decisions of the store in force if the user asks for it or if there is a store.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="location">The store.</param>
    /// <param name="notes">Gets the problems of decisions.</param>
    /// <returns>The content of the store; null if it does not exist.</returns>
    /// <exception cref="CommandException">The store does not exist although the user asks for it, or cannot be read.</exception>
    public StoredDecisions? ApplyIfExists(ParseResult arguments, UsableManifest manifest, DecisionStoreLocation location, TextWriter notes)
        => location.Exists || arguments.GetResult(_store) is { Implicit: false } ? Apply(manifest, location, notes) : null;

    private static StoredDecisions Apply(UsableManifest manifest, DecisionStoreLocation location, TextWriter notes)
    {
        var stored = location.ReadAsync().GetAwaiter().GetResult();
        foreach (var status in manifest.Apply(stored.InForce).Where(status => status.Problem is not null))
        {
            notes.WriteLine($"note: decision {status.Decision.Id}: {status.Problem}");
        }

        return stored;
    }
}
