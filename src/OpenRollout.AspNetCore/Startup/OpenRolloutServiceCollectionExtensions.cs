using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenRollout.AspNetCore;
using OpenRollout.AspNetCore.Requirements;
using OpenRollout.AspNetCore.Scopes;
using OpenRollout.AspNetCore.Startup;
using OpenRollout.AspNetCore.Visitors;
using OpenRollout.Hosting;
using OpenRollout.Hosting.Snapshots;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What OpenRollout needs in ASP.NET Core's container.</summary>
public static class OpenRolloutServiceCollectionExtensions
{
    /// <summary>
    /// Adds what endpoints behind flags and the rollout pages need. <c>MapContext</c> does it too; to be called by who uses
    /// the pages alone. Doing it twice does nothing more.
    /// </summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddOpenRolloutAspNetCore(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddHttpContextAccessor();
        services.AddOptions<VisitorCookieOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<VisitorCookieOptions>, VisitorCookieValidation>());
        services.AddOptions<FlagGateOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FlagGateOptions>, FlagGateValidation>());
        services.TryAddScoped<ScopedFlags>();
        services.TryAddSingleton<IAmbientServices, HttpAmbientServices>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<CircuitHandler, CircuitServices>());
        services.TryAddSingleton<VisitorCookie>();
        services.TryAddSingleton<FlagGate>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, FlagMatcherPolicy>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, DeniedResponseDescriptions>());
        StartupChecks.Register(services);
        return services;
    }
}
