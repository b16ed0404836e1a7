using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenRollout.AspNetCore.Events;
using OpenRollout.AspNetCore.TagHelpers;

namespace OpenRollout.AspNetCore.Startup;

/// <summary>Registers the startup checks of web applications. OpenRollout.Hosting calls it by name, so that they run even if <c>MapContext</c> was forgotten.</summary>
internal static class StartupChecks
{
    public static void Register(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, EndpointCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, TestServerCheck>());
        services.TryAddSingleton<GuardrailEventCheck>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, GuardrailEventCheck>(provider => provider.GetRequiredService<GuardrailEventCheck>()));
        services.TryAddSingleton<FlagTagWarnings>();
    }
}
