using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>
/// Registers the startup checks of OpenRollout.AspNetCore if the application uses that package. The type is found by name, because that
/// package depends on this one, and an application without <c>MapContext</c> might call none of its methods.
/// </summary>
internal static class WebApplications
{
    public static void RegisterChecks(IServiceCollection services)
        => Type.GetType("OpenRollout.AspNetCore.Startup.StartupChecks, OpenRollout.AspNetCore")?.GetMethod("Register", BindingFlags.Public | BindingFlags.Static)?.Invoke(null, [services]);
}
