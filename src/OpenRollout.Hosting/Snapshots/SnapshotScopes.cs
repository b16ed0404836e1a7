using Microsoft.Extensions.DependencyInjection;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>Finds the snapshot that goes with what runs now.</summary>
internal sealed class SnapshotScopes<TSnapshot, TInterface, TContext>(
    SnapshotSource<TSnapshot, TInterface, TContext> source, IServiceProvider container, IAmbientServices? ambient = null)
    where TSnapshot : struct, TInterface
    where TInterface : class
    where TContext : struct, IFlagContext<TContext>
{
    /// <summary>Who is asking for a user, outside of a scope, on this thread: a user that depends on the snapshot would be asked for without end.</summary>
    [ThreadStatic]
    private static SnapshotScopes<TSnapshot, TInterface, TContext>? _asking;

    /// <summary>Whether the scope that runs now stays open.</summary>
    public bool IsLongLived => ambient?.IsLongLived is true;

    /// <summary>Returns the snapshot of the scope that runs now; outside of one, and in one that stays open, a new snapshot.</summary>
    public FlagSnapshot FindSnapshot() => FindScope() is { } scope ? scope.IsLive ? scope.TakeNew() : scope.Snapshot : TakeOutside();

    /// <summary>Returns the same as its interface.</summary>
    public TInterface FindValue() => FindScope() is { IsLive: false } scope ? scope.Value : source.Set.Wrap(FindSnapshot());

    /// <summary>Takes a new snapshot for the user of the scope that runs now, and outside of one for the user that the application says.</summary>
    public FlagSnapshot Take() => FindScope()?.TakeNew() ?? TakeOutside();

    /// <summary>Whether services are the container's own, those of no scope.</summary>
    public bool IsContainer(IServiceProvider services) => ReferenceEquals(services, container);

    /// <summary>Returns the snapshot of the scope that runs now; null outside of one, and in one of another container in the same process.</summary>
    public ScopedSnapshot<TSnapshot, TInterface, TContext>? FindScope()
    {
        try
        {
            return ambient?.Services is { } services && services.GetService<SnapshotSource<TSnapshot, TInterface, TContext>>() == source
                ? services.GetRequiredService<ScopedSnapshot<TSnapshot, TInterface, TContext>>()
                : null;
        }
        catch (ObjectDisposedException)
        {
            // What outlives its request runs in none.
            return null;
        }
    }

    /// <summary>Takes a snapshot in a scope made for it: the container itself would keep what belongs to a scope, and so the first user, for good.</summary>
    private FlagSnapshot TakeOutside()
    {
        var before = _asking;
        if (before == this)
        {
            throw SnapshotSource<TSnapshot, TInterface, TContext>.MissingUser();
        }

        var scope = container.CreateAsyncScope();
        _asking = this;
        try
        {
            return source.Take(source.FindContext(scope.ServiceProvider), scope.ServiceProvider);
        }
        finally
        {
            _asking = before;
            // At once, unless the scope has something that takes time to end.
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
