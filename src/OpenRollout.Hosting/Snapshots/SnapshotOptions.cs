using Microsoft.Extensions.DependencyInjection;

namespace OpenRollout.Hosting;

/// <summary>How snapshots of a manifest's flags are made. To be set while services are registered, not later.</summary>
/// <typeparam name="TContext">The generated context.</typeparam>
public sealed class SnapshotOptions<TContext>
    where TContext : struct, IFlagContext<TContext>
{
    internal SnapshotOptions(IServiceCollection services) => Services = services;

    /// <summary>The services that are being registered, for extensions of this.</summary>
    internal IServiceCollection Services { get; }

    /// <summary>The OpenFeature domain to evaluate in; null for the manifest's own.</summary>
    public string? Domain { get; set; }

    /// <summary>
    /// Says who the user of a scope is; called once for each scope, when a flag of it is first read, and outside of any
    /// with a scope that ends when it returns. Where it gives null, and where there is none, flags see OpenFeature's ambient
    /// contexts alone. What it throws reaches who asked for the snapshot. It cannot ask for that snapshot itself, by injection or
    /// by an accessor, which is an <see cref="InvalidOperationException"/>: flags that the user depends on are read through
    /// <see cref="ISnapshotFactory{TSnapshot, TContext}"/>, for a user that is known already.
    /// </summary>
    public Func<IServiceProvider, TContext?>? ContextFactory { get; set; }
}
