namespace OpenRollout.Hosting;

/// <summary>Takes snapshots through the container's API.</summary>
internal sealed class SnapshotSource<TSnapshot, TInterface, TContext>(
    FlagSet<TSnapshot, TInterface, TContext> set, FlagBinding binding, SnapshotOptions<TContext> options) : ISnapshotFactory<TSnapshot, TContext>
    where TSnapshot : struct, TInterface
    where TInterface : class
    where TContext : struct, IFlagContext<TContext>
{
    public FlagSet<TSnapshot, TInterface, TContext> Set { get; } = set;

    public TSnapshot Take(in TContext context) => Set.Take(binding, in context);

    /// <summary>Returns the user of a scope; null where nobody says who that is.</summary>
    public TContext? FindContext(IServiceProvider services) => options.Context?.Invoke(services);

    /// <summary>Takes a snapshot for a user, or with the ambient contexts alone.</summary>
    public FlagSnapshot Take(TContext? context)
        => context is { } known ? FlagSnapshot.Take(binding, in known) : FlagSnapshot.Take(binding);

    /// <summary>The error where finding the user asks for the very snapshot that is to be taken for them.</summary>
    public static InvalidOperationException MissingUser() => new(
        $"The Context of SnapshotOptions<{typeof(TContext).Name}>, which says who the user is, asks for {typeof(TSnapshot).Name}, which needs the user first. "
        + $"Read flags there for a user that is known already: ISnapshotFactory<{typeof(TSnapshot).Name}, {typeof(TContext).Name}>.Take(context).");
}
