using Microsoft.Extensions.DependencyInjection;

namespace OpenRollout.Hosting;

/// <summary>Finds the snapshot that goes with what runs now.</summary>
internal sealed class SnapshotScopes<TSnapshot, TInterface, TContext>(
    SnapshotSource<TSnapshot, TInterface, TContext> source, IServiceProvider container, IAmbientServices? ambient = null)
    where TSnapshot : struct, TInterface
    where TInterface : class
    where TContext : struct, IFlagContext<TContext>
{
    /// <summary>Returns the snapshot of the scope that runs now, and outside of one a new snapshot.</summary>
    public FlagSnapshot FindSnapshot() => FindScope()?.Snapshot ?? source.Take(source.FindContext(container));

    /// <summary>Returns the same as its interface.</summary>
    public TInterface FindValue() => FindScope()?.Value ?? source.Set.Wrap(FindSnapshot());

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
}
