using OpenRollout.Cli.Files;
using OpenRollout.Decisions;
using OpenRollout.Decisions.Folders;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Cli.Decisions;

/// <summary>A folder of decisions, and the scope of a manifest and environment in it.</summary>
internal sealed class DecisionStoreLocation
{
    /// <summary>The variable that names the store, which a host reads as a configuration key.</summary>
    public const string Variable = "OpenRollout__DecisionStore";

    /// <summary>The name of the folder next to the manifest that is the store by default.</summary>
    public const string DefaultFolder = "decisions";

    private readonly CommandHost _host;
    private readonly bool _isImplied;

    private DecisionStoreLocation(string folder, string origin, DecisionScope scope, CommandHost host, bool isImplied)
        => (Folder, Origin, Scope, _host, _isImplied) = (folder, origin, scope, host, isImplied);

    /// <summary>Gets the full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the place that named the folder: <c>--store</c>, <c>--state</c>, a variable, or <c>default</c>.</summary>
    public string Origin { get; }

    /// <summary>Gets the scope.</summary>
    public DecisionScope Scope { get; }

    /// <summary>Gets the path of the folder for messages, with what named it.</summary>
    public string Description => $"{_host.Display(Folder)} ({Origin})";

    /// <summary>Gets a value indicating whether the folder exists.</summary>
    public bool Exists => Directory.Exists(Folder);

    /// <summary>Gets a value indicating whether a provider, or this tool, has used the store for the scope: a provider creates the scope's folder when it starts.</summary>
    public bool HasBeenUsed => Directory.Exists(new DecisionFolder(Folder, Scope).Path);

    /// <summary>Gets the environments for which the store has been used with this flag set, in lower case, if the user names none; otherwise empty.</summary>
    private string[] UsedEnvironments => !Exists || Scope.Environment is not null || HasBeenUsed ? [] :
    [
        .. Directory.EnumerateDirectories(Folder, $"{Scope.FlagSetId}@*")
            .Select(path => Path.GetFileName(path)[(Scope.FlagSetId.Length + 1)..])
            .Where(name => !name.Contains('~', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Gets the store.</summary>
    public FolderDecisionStore Store => new(Folder);

    /// <summary>
    /// Returns the store: the one that the user names, else that of the variable, else the folder in the state folder of guardrails, where a host keeps decisions
    /// without another store, else the default.
    /// </summary>
    /// <param name="given">The folder that the user names; null or empty for none.</param>
    /// <param name="flagSet">The flag set; null for the one of the manifest's name.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="environment">The environment; null for none.</param>
    /// <param name="state">The state folder of guardrails; null for none.</param>
    /// <param name="host">The host.</param>
    public static DecisionStoreLocation Find(string? given, string? flagSet, FileOrigin manifest, string? environment, StateFolder? state, CommandHost host)
    {
        var scope = new DecisionScope(flagSet ?? ManifestNames.FlagSetIdOf(manifest.FileName), environment);
        return given is { Length: > 0 } ? new DecisionStoreLocation(host.Resolve(given), "--store", scope, host, isImplied: false)
            : host.GetVariable(Variable) is { Length: > 0 } variable ? new DecisionStoreLocation(host.Resolve(variable), Variable, scope, host, isImplied: true)
            : state is { } known ? new DecisionStoreLocation(Path.Combine(known.Path, DefaultFolder), known.Origin, scope, host, known.IsImplied)
            : new DecisionStoreLocation(manifest.PathOf(DefaultFolder), "default", scope, host, isImplied: true);
    }

    /// <summary>Returns the command that withdraws a decision.</summary>
    /// <param name="id">The identifier of the decision.</param>
    /// <param name="options">Further options, such as the path of the manifest.</param>
    public string WriteWithdrawal(string id, IEnumerable<string> options) => string.Join(' ',
    [
        $"openrollout withdraw {id}",
        .. _isImplied ? Array.Empty<string>() : [$"--store {_host.Display(Folder)}"],
        .. Scope.Environment is null ? Array.Empty<string>() : [$"--environment {Scope.Environment}"],
        .. options,
    ]);

    /// <summary>Returns this location, unless the user names no environment and the store is used for environments only: a decision would reach no application.</summary>
    /// <exception cref="CommandException">The user must name an environment.</exception>
    public DecisionStoreLocation RequireEnvironment()
        => UsedEnvironments is { Length: > 0 } used
            ? throw new CommandException($"the store {Description} is used for {string.Join(", ", used.Select(name => $"'{name}'"))}; name the environment with --environment")
            : this;

    /// <summary>Reads all decisions and withdrawals.</summary>
    /// <exception cref="CommandException">The folder does not exist or cannot be read completely.</exception>
    public async Task<StoredDecisions> ReadAsync()
    {
        if (!Exists)
        {
            throw new CommandException($"there is no store of decisions at {Description}; name its folder with --store or in the variable {Variable}");
        }

        await foreach (var snapshot in Store.ReadAsync(Scope, CancellationToken.None))
        {
            var book = new DecisionBook();
            book.Add(snapshot);
            return snapshot.Problem is { } problem
                ? throw new CommandException($"the decisions in {Description} cannot be read completely: {problem}")
                : new StoredDecisions(book.InForce, snapshot);
        }

        throw new CommandException($"the decisions in {Description} cannot be read");
    }
}
