using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenRollout.AspNetCore.TagHelpers;

namespace OpenRollout.AspNetCore.Startup;

/// <summary>What is checked at the start in any web application with flags. OpenRollout.Hosting calls it by name, as nothing else runs where <c>MapContext</c> was forgotten.</summary>
internal static class StartupChecks
{
    public static void Register(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, EndpointCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, TestServerCheck>());
        services.TryAddSingleton<FlagTagWarnings>();
    }
}
