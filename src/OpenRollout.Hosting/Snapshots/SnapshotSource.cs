using Microsoft.Extensions.DependencyInjection;
using OpenFeature;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>Takes snapshots through the container's API.</summary>
internal sealed class SnapshotSource<TSnapshot, TInterface, TContext>(
    FlagSet<TSnapshot, TInterface, TContext> set, Api? api, SnapshotOptions<TContext> options, ClientContexts contexts) : ISnapshotFactory<TSnapshot, TContext>
    where TSnapshot : struct, TInterface
    where TInterface : class
    where TContext : struct, IFlagContext<TContext>
{
    private readonly bool _hasContext = contexts.Getter is not null;
    private readonly FlagBinding _binding = api is null ? set.Binding
        : contexts.Getter is { } getContext ? new FlagBinding(api, options.Domain ?? set.Domain, getContext)
        : set.BindingTo(api, options.Domain);

    public FlagSet<TSnapshot, TInterface, TContext> Set { get; } = set;

    public TSnapshot Take(in TContext context) => Set.Take(_binding, in context);

    /// <summary>Returns the user of a scope; null where nobody says who that is.</summary>
    public TContext? FindContext(IServiceProvider services) => options.ContextFactory?.Invoke(services);

    /// <summary>Takes a snapshot for a user of a scope, or with the ambient contexts alone.</summary>
    public FlagSnapshot Take(in TContext? user, IServiceProvider services)
    {
        var binding = BindingIn(services);
        return user.HasValue ? FlagSnapshot.Take(binding, in Nullable.GetValueRefOrDefaultRef(in user)) : FlagSnapshot.Take(binding);
    }

    /// <summary>Creates a snapshot that evaluates each flag when it is read.</summary>
    public FlagSnapshot CreateLive(TContext? user, IServiceProvider services) => FlagSnapshot.CreateLive(BindingIn(services), user?.ToEvaluationContext());

    /// <summary>The error where a singleton, which would keep it for good, asks for a snapshot.</summary>
    public static InvalidOperationException MissingScope() => new(
        $"{typeof(TSnapshot).Name} was asked for outside of a scope, by a singleton or from the container itself, which would keep one user's flags for good. "
        + $"Inject ISnapshotAccessor<{typeof(TSnapshot).Name}> and read Current each time, or make a scope.");

    /// <summary>The error where finding the user asks for the very snapshot that is to be taken for them.</summary>
    public static InvalidOperationException MissingUser() => new(
        $"The ContextFactory of SnapshotOptions<{typeof(TContext).Name}>, which says who the user is, or OpenFeature's AddContext asks for {typeof(TSnapshot).Name}, which needs them first. "
        + $"Read flags there for a user that is known already: ISnapshotFactory<{typeof(TSnapshot).Name}, {typeof(TContext).Name}>.Take(context).");

    /// <summary>Returns a binding with the context of the scope's clients, which need not be the scope that runs now.</summary>
    private FlagBinding BindingIn(IServiceProvider services)
        => api is not null && _hasContext && services.GetRequiredService<ScopedClientContext>().Find() is { } context
            ? new FlagBinding(api, options.Domain ?? Set.Domain, () => context)
            : _binding;
}
