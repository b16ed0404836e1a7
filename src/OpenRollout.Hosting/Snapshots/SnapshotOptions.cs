using Microsoft.Extensions.DependencyInjection;

namespace OpenRollout.Hosting;

/// <summary>Options of the snapshots of a manifest's flags. Set them while services are registered; later changes have no effect.</summary>
/// <typeparam name="TContext">The generated context structure.</typeparam>
public sealed class SnapshotOptions<TContext>
    where TContext : struct, IFlagContext<TContext>
{
    internal SnapshotOptions(IServiceCollection services) => Services = services;

    /// <summary>Gets the service collection that <c>AddFlags</c> was called for.</summary>
    internal IServiceCollection Services { get; }

    /// <summary>Gets or sets the OpenFeature domain that evaluates the flags; null, the default, for the domain of the manifest.</summary>
    public string? Domain { get; set; }

    /// <summary>
    /// Gets or sets a function that creates the evaluation context of a scope's user from the services of the scope. It is called once
    /// for each scope, when a flag is first read; outside of a scope, a temporary scope is created for each call. If it is null (the
    /// default) or returns null, only OpenFeature's own contexts apply. Its exceptions propagate to the code that reads the snapshot.
    /// Reading the snapshot inside this function, injected or through an accessor, throws an
    /// <see cref="InvalidOperationException"/>. To read flags that the context depends on, use
    /// <see cref="ISnapshotFactory{TSnapshot, TContext}"/> with a context that is already known.
    /// </summary>
    public Func<IServiceProvider, TContext?>? ContextFactory { get; set; }
}
