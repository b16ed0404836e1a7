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

/// <summary>Extension methods that register the services of OpenRollout.AspNetCore.</summary>
public static class OpenRolloutServiceCollectionExtensions
{
    /// <summary>
    /// Registers the services that flag requirements and the on-call status page need. <c>MapContext</c> calls this method, so call it
    /// only if your application does not use <c>MapContext</c>. Further calls have no effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The same service collection.</returns>
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
