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

/// <summary>Snapshots of a manifest's flags in a container.</summary>
public static class SnapshotBuilderExtensions
{
    /// <summary>
    /// Makes snapshots of a manifest's flags available, evaluated through the container's API: one for each scope, to be
    /// injected as the structure or as its interface. Singletons inject <see cref="ISnapshotAccessor{TSnapshot}"/>, and who
    /// has a user at hand <see cref="ISnapshotFactory{TSnapshot, TContext}"/>. Doing it twice for a manifest sets more options.
    /// </summary>
    /// <typeparam name="TSnapshot">The generated structure.</typeparam>
    /// <typeparam name="TInterface">Its generated interface.</typeparam>
    /// <typeparam name="TContext">The generated context.</typeparam>
    /// <param name="builder">What <c>AddOpenFeature</c> hands over.</param>
    /// <param name="set">The flags: <c>Flags.Set</c>.</param>
    /// <param name="configure">Says who the user is.</param>
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

    /// <summary>Does the same for a container whose API is registered by other means; without any, flags are evaluated like the static accessors.</summary>
    /// <typeparam name="TSnapshot">The generated structure.</typeparam>
    /// <typeparam name="TInterface">Its generated interface.</typeparam>
    /// <typeparam name="TContext">The generated context.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="set">The flags: <c>Flags.Set</c>.</param>
    /// <param name="configure">Says who the user is.</param>
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
        services.AddSingleton<ISnapshotFactory<TSnapshot, TContext>>(provider => provider.GetRequiredService<SnapshotSource<TSnapshot, TInterface, TContext>>());
        services.AddScoped<ScopedSnapshot<TSnapshot, TInterface, TContext>>();
        services.AddScoped<ScopedSnapshot>(provider => provider.GetRequiredService<ScopedSnapshot<TSnapshot, TInterface, TContext>>());
        services.TryAddScoped<ScopedFlags>();

        // One box for both: who injects the structure gets a copy of what is in it.
        services.AddScoped(provider => provider.GetRequiredService<ScopedSnapshot<TSnapshot, TInterface, TContext>>().Value);
        services.Add(ServiceDescriptor.Scoped(typeof(TSnapshot), provider => provider.GetRequiredService<ScopedSnapshot<TSnapshot, TInterface, TContext>>().Value));

        services.AddSingleton<SnapshotScopes<TSnapshot, TInterface, TContext>>();
        services.AddSingleton<ISnapshotAccessor<TSnapshot>>(provider =>
        {
            var scopes = provider.GetRequiredService<SnapshotScopes<TSnapshot, TInterface, TContext>>();
            return new SnapshotAccessor<TSnapshot>(() => set.Wrap(scopes.FindSnapshot()), () => set.Wrap(scopes.Take()));
        });
        services.AddSingleton<ISnapshotAccessor<TInterface>>(provider =>
        {
            var scopes = provider.GetRequiredService<SnapshotScopes<TSnapshot, TInterface, TContext>>();
            return new SnapshotAccessor<TInterface>(scopes.FindValue, () => set.Wrap(scopes.Take()));
        });
    }
}
