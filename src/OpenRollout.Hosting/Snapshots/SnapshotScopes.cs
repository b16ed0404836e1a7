using Microsoft.Extensions.DependencyInjection;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>Finds the snapshot of the current scope, or takes one outside of a scope.</summary>
internal sealed class SnapshotScopes<TSnapshot, TInterface, TContext>(
    SnapshotSource<TSnapshot, TInterface, TContext> source, IServiceProvider container, IAmbientServices? ambient = null)
    where TSnapshot : struct, TInterface
    where TInterface : class
    where TContext : struct, IFlagContext<TContext>
{
    /// <summary>The instance that is determining a user outside of a scope on this thread, to detect endless recursion.</summary>
    [ThreadStatic]
    private static SnapshotScopes<TSnapshot, TInterface, TContext>? _determining;

    /// <summary>Gets a value indicating whether the current scope stays open, as a connection does.</summary>
    public bool IsLongLived => ambient?.IsLongLived is true;

    /// <summary>Returns the snapshot of the current scope; outside of a scope, or if the scope stays open, a new snapshot.</summary>
    public FlagSnapshot FindSnapshot() => FindScope() is { } scope ? scope.IsLive ? scope.TakeNew() : scope.Snapshot : TakeOutside();

    /// <summary>Returns the same as <see cref="FindSnapshot"/>, as the generated interface.</summary>
    public TInterface FindValue() => FindScope() is { IsLive: false } scope ? scope.Value : source.Set.Wrap(FindSnapshot());

    /// <summary>Takes a new snapshot for the user of the current scope; outside of a scope, for the user that the options return.</summary>
    public FlagSnapshot TakeNew() => FindScope()?.TakeNew() ?? TakeOutside();

    /// <summary>Returns whether services are those of the container itself rather than of a scope.</summary>
    public bool IsRoot(IServiceProvider services) => ReferenceEquals(services, container);

    /// <summary>Returns the snapshot holder of the current scope; null outside of a scope, or if the scope belongs to another container of the process.</summary>
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
            // The code has outlived the scope.
            return null;
        }
    }

    /// <summary>Takes a snapshot in a temporary scope. The root container would keep scoped services, and so the first user, permanently.</summary>
    private FlagSnapshot TakeOutside()
    {
        var outer = _determining;
        if (outer == this)
        {
            throw SnapshotSource<TSnapshot, TInterface, TContext>.CreateRecursionException();
        }

        var scope = container.CreateAsyncScope();
        _determining = this;
        try
        {
            return source.Take(source.FindContext(scope.ServiceProvider), scope.ServiceProvider);
        }
        finally
        {
            _determining = outer;
            // Completes synchronously unless a service of the scope takes time to dispose.
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
