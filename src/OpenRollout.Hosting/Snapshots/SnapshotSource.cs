using Microsoft.Extensions.DependencyInjection;
using OpenFeature;
using OpenRollout.Monitoring;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>Takes snapshots through the OpenFeature API of the container.</summary>
internal sealed class SnapshotSource<TSnapshot, TInterface, TContext>(
    FlagSet<TSnapshot, TInterface, TContext> set, Api? api, SnapshotOptions<TContext> options, ClientContexts contexts)
    : ServedEvents, ISnapshotFactory<TSnapshot, TContext>
    where TSnapshot : struct, TInterface
    where TInterface : class
    where TContext : struct, IFlagContext<TContext>
{
    private readonly bool _hasContext = contexts.Getter is not null;
    private readonly FlagBinding _binding = api is null ? set.Binding
        : contexts.Getter is { } getContext ? new FlagBinding(api, options.Domain ?? set.Domain, getContext)
        : set.BindingTo(api, options.Domain);

    public FlagSet<TSnapshot, TInterface, TContext> Set { get; } = set;

    public override EventWatch? Watch => _binding.Current.FindState()?.Events;

    public TSnapshot Take(in TContext context) => Set.Take(_binding, in context);

    /// <summary>Returns the context of a scope's user; null if the options do not specify one.</summary>
    public TContext? FindContext(IServiceProvider services) => options.ContextFactory?.Invoke(services);

    /// <summary>Takes a snapshot for the user of a scope; without a user, only OpenFeature's own contexts apply.</summary>
    public FlagSnapshot Take(in TContext? user, IServiceProvider services)
    {
        var binding = BindingIn(services);
        return user.HasValue ? FlagSnapshot.Take(binding, in Nullable.GetValueRefOrDefaultRef(in user)) : FlagSnapshot.Take(binding);
    }

    /// <summary>Creates a snapshot that evaluates each flag when it is read.</summary>
    public FlagSnapshot CreateLive(TContext? user, IServiceProvider services) => FlagSnapshot.CreateLive(BindingIn(services), user?.ToEvaluationContext());

    /// <summary>Creates the exception for a snapshot that is requested outside of a scope.</summary>
    public static InvalidOperationException CreateMissingScopeException() => new(
        $"{typeof(TSnapshot).Name} was requested outside of a scope, by a singleton or from the root container, which would keep one user's flags permanently. "
        + $"Inject ISnapshotAccessor<{typeof(TSnapshot).Name}> and read Current each time, or create a scope.");

    /// <summary>Creates the exception for a snapshot that is requested while its user is being determined.</summary>
    public static InvalidOperationException CreateRecursionException() => new(
        $"{typeof(TSnapshot).Name} was requested by the ContextFactory of SnapshotOptions<{typeof(TContext).Name}> or by OpenFeature's AddContext, which determine the user of that snapshot. "
        + $"Read flags there with a context that is already known: ISnapshotFactory<{typeof(TSnapshot).Name}, {typeof(TContext).Name}>.Take(context).");

    /// <summary>Returns a binding with the client context of a scope, which need not be the current scope.</summary>
    private FlagBinding BindingIn(IServiceProvider services)
        => api is not null && _hasContext && services.GetRequiredService<ScopedClientContext>().Find() is { } context
            ? new FlagBinding(api, options.Domain ?? Set.Domain, () => context)
            : _binding;
}
