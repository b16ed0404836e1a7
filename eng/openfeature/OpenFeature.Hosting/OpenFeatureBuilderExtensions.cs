using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenFeature.Constant;
using OpenFeature.Hosting;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>Registers providers, clients, hooks and contexts of OpenFeature in a container.</summary>
public static class OpenFeatureBuilderExtensions
{
    /// <summary>Gives the clients a context, made once for each client; of several, the first counts.</summary>
    public static OpenFeatureBuilder AddContext(this OpenFeatureBuilder builder, Action<EvaluationContextBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.AddContext((context, _) => configure(context));
    }

    /// <inheritdoc cref="AddContext(OpenFeatureBuilder, Action{EvaluationContextBuilder})"/>
    public static OpenFeatureBuilder AddContext(this OpenFeatureBuilder builder, Action<EvaluationContextBuilder, IServiceProvider> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.IsContextConfigured = true;
        builder.Services.TryAddTransient(services =>
        {
            var context = EvaluationContext.Builder();
            configure(context, services);
            return context.Build();
        });
        return builder;
    }

    public static OpenFeatureBuilder AddProvider(this OpenFeatureBuilder builder, Func<IServiceProvider, FeatureProvider> implementationFactory) =>
        builder.AddProvider<OpenFeatureOptions>(implementationFactory, null);

    public static OpenFeatureBuilder AddProvider<TOptions>(this OpenFeatureBuilder builder, Func<IServiceProvider, FeatureProvider> implementationFactory,
        Action<TOptions>? configureOptions)
        where TOptions : OpenFeatureOptions
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasDefaultProvider = true;
        builder.Services.Configure<OpenFeatureOptions>(options => options.AddDefaultProviderName());
        if (configureOptions is not null)
            builder.Services.Configure(configureOptions);
        builder.Services.TryAddTransient(implementationFactory);
        builder.Services.TryAddScoped(services => Client(services, null));
        return builder;
    }

    public static OpenFeatureBuilder AddProvider(this OpenFeatureBuilder builder, string domain, Func<IServiceProvider, string, FeatureProvider> implementationFactory) =>
        builder.AddProvider<OpenFeatureOptions>(domain, implementationFactory, null);

    public static OpenFeatureBuilder AddProvider<TOptions>(this OpenFeatureBuilder builder, string domain, Func<IServiceProvider, string, FeatureProvider> implementationFactory,
        Action<TOptions>? configureOptions)
        where TOptions : OpenFeatureOptions
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(domain);
        builder.DomainBoundProviderRegistrationCount++;
        builder.Services.Configure<OpenFeatureOptions>(options => options.AddProviderName(domain));
        if (configureOptions is not null)
            builder.Services.Configure(domain, configureOptions);
        builder.Services.TryAddKeyedTransient(domain, (services, key) => implementationFactory(services, (string)key!));
        builder.Services.TryAddKeyedScoped(domain, (services, key) => Client(services, (string)key!));
        return builder;
    }

    public static OpenFeatureBuilder AddPolicyName(this OpenFeatureBuilder builder, Action<PolicyNameOptions> configureOptions) =>
        builder.AddPolicyName<PolicyNameOptions>(configureOptions);

    public static OpenFeatureBuilder AddPolicyName<TOptions>(this OpenFeatureBuilder builder, Action<TOptions> configureOptions)
        where TOptions : PolicyNameOptions
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.IsPolicyConfigured = true;
        builder.Services.Configure(configureOptions);
        return builder;
    }

    public static OpenFeatureBuilder AddHook<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THook>(
        this OpenFeatureBuilder builder, Func<IServiceProvider, THook>? implementationFactory = null)
        where THook : Hook => builder.AddHook(typeof(THook).Name, implementationFactory);

    public static OpenFeatureBuilder AddHook<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THook>(
        this OpenFeatureBuilder builder, THook hook)
        where THook : Hook => builder.AddHook(typeof(THook).Name, hook);

    public static OpenFeatureBuilder AddHook<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THook>(
        this OpenFeatureBuilder builder, string hookName, THook hook)
        where THook : Hook => builder.AddHook(hookName, _ => hook);

    /// <summary>Adds a hook by a name of its own; without a factory the container makes it.</summary>
    public static OpenFeatureBuilder AddHook<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THook>(
        this OpenFeatureBuilder builder, string hookName, Func<IServiceProvider, THook>? implementationFactory = null)
        where THook : Hook
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddKeyedSingleton<Hook>(hookName,
            (services, _) => implementationFactory is null ? ActivatorUtilities.CreateInstance<THook>(services) : implementationFactory(services));
        builder.Services.AddSingleton(new HookName(hookName));
        return builder;
    }

    public static OpenFeatureBuilder AddHandler(this OpenFeatureBuilder builder, ProviderEventTypes type, EventHandlerDelegate eventHandlerDelegate) =>
        builder.AddHandler(type, _ => eventHandlerDelegate);

    public static OpenFeatureBuilder AddHandler(this OpenFeatureBuilder builder, ProviderEventTypes type, Func<IServiceProvider, EventHandlerDelegate> implementationFactory)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(services => new RegisteredHandler(type, implementationFactory(services)));
        return builder;
    }

    /// <summary>Says when providers are set and shut down.</summary>
    [Obsolete("AddOpenFeature does this by itself.")]
    public static OpenFeatureBuilder AddHostedFeatureLifecycle(this OpenFeatureBuilder builder, Action<FeatureLifecycleStateOptions>? configureOptions = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (configureOptions is not null)
            builder.Services.Configure(configureOptions);
        return builder;
    }

    /// <summary>Creates a client with the context in the container, regardless of the order of registrations.</summary>
    internal static IFeatureClient Client(IServiceProvider services, string? domain) =>
        services.GetRequiredService<Api>().GetClient(domain, context: services.GetService<EvaluationContext>());
}
