using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>
/// Registers what OpenRollout.AspNetCore checks when a web application starts, where the application has that package. By name, as
/// that package is built on this one: without <c>MapContext</c> the application calls nothing of it before requests come.
/// </summary>
internal static class WebApplications
{
    public static void RegisterChecks(IServiceCollection services)
        => Type.GetType("OpenRollout.AspNetCore.Startup.StartupChecks, OpenRollout.AspNetCore")?.GetMethod("Register", BindingFlags.Public | BindingFlags.Static)?.Invoke(null, [services]);
}
