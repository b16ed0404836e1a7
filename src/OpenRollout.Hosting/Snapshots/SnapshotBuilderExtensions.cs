using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenFeature.Hosting;
using OpenRollout;
using OpenRollout.Hosting;
using OpenRollout.Hosting.Snapshots;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that register snapshots of a manifest's flags.</summary>
public static class SnapshotBuilderExtensions
{
    /// <summary>
    /// Registers snapshots of a manifest's flags, one for each scope, evaluated through the OpenFeature API of the container. Inject
    /// <typeparamref name="TSnapshot"/> or <typeparamref name="TInterface"/>; in singletons, inject
    /// <see cref="ISnapshotAccessor{TSnapshot}"/>; in code that knows the user, inject
    /// <see cref="ISnapshotFactory{TSnapshot, TContext}"/>. Calling this method again for the same manifest sets further options.
    /// </summary>
    /// <typeparam name="TSnapshot">The generated snapshot structure.</typeparam>
    /// <typeparam name="TInterface">The generated snapshot interface.</typeparam>
    /// <typeparam name="TContext">The generated context structure.</typeparam>
    /// <param name="builder">The builder that <c>AddOpenFeature</c> passes.</param>
    /// <param name="set">The flags of the manifest: <c>Flags.Set</c>.</param>
    /// <param name="configure">An action that sets options, such as the user of a scope.</param>
    /// <returns>The same builder.</returns>
    public static OpenFeatureBuilder AddFlags<TSnapshot, TInterface, TContext>(
        this OpenFeatureBuilder builder, FlagSet<TSnapshot, TInterface, TContext> set, Action<SnapshotOptions<TContext>>? configure = null)
        where TSnapshot : struct, TInterface
        where TInterface : class
        where TContext : struct, IFlagContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddFlags(set, configure);
        return builder;
    }

    /// <summary>
    /// Registers snapshots of a manifest's flags in a container that does not use <c>AddOpenFeature</c>. If the container has no
    /// OpenFeature API, the flags are evaluated like the static accessors.
    /// </summary>
    /// <typeparam name="TSnapshot">The generated snapshot structure.</typeparam>
    /// <typeparam name="TInterface">The generated snapshot interface.</typeparam>
    /// <typeparam name="TContext">The generated context structure.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="set">The flags of the manifest: <c>Flags.Set</c>.</param>
    /// <param name="configure">An action that sets options, such as the user of a scope.</param>
    /// <returns>The same service collection.</returns>
    public static IServiceCollection AddFlags<TSnapshot, TInterface, TContext>(
        this IServiceCollection services, FlagSet<TSnapshot, TInterface, TContext> set, Action<SnapshotOptions<TContext>>? configure = null)
        where TSnapshot : struct, TInterface
        where TInterface : class
        where TContext : struct, IFlagContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(set);
        if (services.FirstOrDefault(service => service.ImplementationInstance is SnapshotOptions<TContext>)?.ImplementationInstance is not SnapshotOptions<TContext> options)
        {
            options = new SnapshotOptions<TContext>(services);
            services.AddSingleton(options);
            Register(services, set, options);
        }

        configure?.Invoke(options);
        return services;
    }

    private static void Register<TSnapshot, TInterface, TContext>(
        IServiceCollection services, FlagSet<TSnapshot, TInterface, TContext> set, SnapshotOptions<TContext> options)
        where TSnapshot : struct, TInterface
        where TInterface : class
        where TContext : struct, IFlagContext<TContext>
    {
        ClientContexts.Register(services);
        WebApplications.RegisterChecks(services);
        services.AddSingleton<IHostedService>(provider => new ProviderCheck(
            typeof(TSnapshot).Name,
            set,
            options.Domain ?? set.Domain,
            provider.GetService<Api>() ?? Api.Instance,
            provider.GetRequiredService<IOptions<OpenFeatureOptions>>().Value,
            provider.GetRequiredService<ILogger<OpenRolloutProvider>>()));
        services.AddSingleton<FlagSet>(set);
        services.AddSingleton(provider => new SnapshotSource<TSnapshot, TInterface, TContext>(
            set, provider.GetService<Api>(), options, provider.GetRequiredService<ClientContexts>()));
        services.AddSingleton<ServedEvents>(provider => provider.GetRequiredService<SnapshotSource<TSnapshot, TInterface, TContext>>());
        services.AddSingleton<ISnapshotFactory<TSnapshot, TContext>>(provider => provider.GetRequiredService<SnapshotSource<TSnapshot, TInterface, TContext>>());
        services.AddScoped<ScopedSnapshot<TSnapshot, TInterface, TContext>>();
        services.AddScoped<ScopedSnapshot>(provider => provider.GetRequiredService<ScopedSnapshot<TSnapshot, TInterface, TContext>>());
        services.TryAddScoped<ScopedFlags>();

        // The interface and the structure share one boxed value: the structure is copied from it.
        services.AddScoped(provider => provider.GetRequiredService<ScopedSnapshot<TSnapshot, TInterface, TContext>>().Value);
        services.Add(ServiceDescriptor.Scoped(typeof(TSnapshot), provider => provider.GetRequiredService<ScopedSnapshot<TSnapshot, TInterface, TContext>>().Value));

        services.AddSingleton<SnapshotScopes<TSnapshot, TInterface, TContext>>();
        services.AddSingleton<ISnapshotAccessor<TSnapshot>>(provider =>
        {
            var scopes = provider.GetRequiredService<SnapshotScopes<TSnapshot, TInterface, TContext>>();
            return new SnapshotAccessor<TSnapshot>(() => set.Wrap(scopes.FindSnapshot()), () => set.Wrap(scopes.TakeNew()));
        });
        services.AddSingleton<ISnapshotAccessor<TInterface>>(provider =>
        {
            var scopes = provider.GetRequiredService<SnapshotScopes<TSnapshot, TInterface, TContext>>();
            return new SnapshotAccessor<TInterface>(scopes.FindValue, () => set.Wrap(scopes.TakeNew()));
        });
    }
}
