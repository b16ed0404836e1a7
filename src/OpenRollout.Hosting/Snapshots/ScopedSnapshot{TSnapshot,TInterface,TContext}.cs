using OpenFeature.Model;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>
/// The snapshot of a scope, taken once, when it is first asked for. A scope within a request has the request's, so that
/// all flags of a request agree. In a scope that stays open it evaluates each flag when it is read. Thread-safe.
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
    private volatile Taken? _taken;
    private bool _isTaking;

    public override FlagSet Flags => source.Set;

    public override FlagSnapshot Snapshot => Take().Snapshot;

    public override EvaluationContext? User => Take().Context?.ToEvaluationContext();

    /// <summary>The typed snapshot, boxed once.</summary>
    public TInterface Value => Take().Value;

    /// <summary>Whether the scope stays open, so that flags are evaluated when they are read.</summary>
    public bool IsLive => Take().IsLive;

    /// <summary>Takes a new snapshot for the scope's user.</summary>
    public FlagSnapshot TakeNew() => source.Take(Take().Context, services);

    private Taken Take()
    {
        if (_taken is { } taken)
        {
            return taken;
        }

        if (scopes.IsContainer(services))
        {
            throw SnapshotSource<TSnapshot, TInterface, TContext>.MissingScope();
        }

        lock (_lock)
        {
            return _taken ??= scopes.FindScope() is { } outer && outer != this ? outer.Take() : TakeAnew();
        }
    }

    private Taken TakeAnew()
    {
        if (_isTaking)
        {
            throw SnapshotSource<TSnapshot, TInterface, TContext>.MissingUser();
        }

        _isTaking = true;
        try
        {
            var context = source.FindContext(services);
            var isLive = scopes.IsLongLived;
            var snapshot = isLive ? source.CreateLive(context, services) : source.Take(context, services);
            return new Taken(context, snapshot, source.Set.Wrap(snapshot), isLive);
        }
        finally
        {
            _isTaking = false;
        }
    }

    private sealed record Taken(TContext? Context, FlagSnapshot Snapshot, TInterface Value, bool IsLive);
}
