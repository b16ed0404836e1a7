using OpenFeature.Model;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>
/// The snapshot of a scope, taken on first use. A scope created within a request shares the snapshot of the request, so that all flags
/// of a request are consistent. In a scope that stays open, each flag is evaluated when it is read. Thread-safe.
/// </summary>
internal sealed class ScopedSnapshot<TSnapshot, TInterface, TContext>(
    SnapshotSource<TSnapshot, TInterface, TContext> source,
    SnapshotScopes<TSnapshot, TInterface, TContext> scopes,
    IServiceProvider services) : ScopedSnapshot
    where TSnapshot : struct, TInterface
    where TInterface : class
    where TContext : struct, IFlagContext<TContext>
{
    private readonly object _lock = new();
    private volatile State? _state;
    private bool _isCreating;

    public override FlagSet Flags => source.Set;

    public override ServedEvents Events => source;

    public override FlagSnapshot Snapshot => GetState().Snapshot;

    public override EvaluationContext? User => GetState().Context?.ToEvaluationContext();

    /// <summary>Gets the generated snapshot, boxed once.</summary>
    public TInterface Value => GetState().Value;

    /// <summary>Gets a value indicating whether the scope stays open, so that flags are evaluated when they are read.</summary>
    public bool IsLive => GetState().IsLive;

    /// <summary>Takes a new snapshot for the user of the scope.</summary>
    public FlagSnapshot TakeNew() => source.Take(GetState().Context, services);

    private State GetState()
    {
        if (_state is { } state)
        {
            return state;
        }

        if (scopes.IsRoot(services))
        {
            throw SnapshotSource<TSnapshot, TInterface, TContext>.CreateMissingScopeException();
        }

        lock (_lock)
        {
            return _state ??= scopes.FindScope() is { } outer && outer != this ? outer.GetState() : CreateState();
        }
    }

    private State CreateState()
    {
        if (_isCreating)
        {
            throw SnapshotSource<TSnapshot, TInterface, TContext>.CreateRecursionException();
        }

        _isCreating = true;
        try
        {
            var context = source.FindContext(services);
            var isLive = scopes.IsLongLived;
            var snapshot = isLive ? source.CreateLive(context, services) : source.Take(context, services);
            return new State(context, snapshot, source.Set.Wrap(snapshot), isLive);
        }
        finally
        {
            _isCreating = false;
        }
    }

    private sealed record State(TContext? Context, FlagSnapshot Snapshot, TInterface Value, bool IsLive);
}
