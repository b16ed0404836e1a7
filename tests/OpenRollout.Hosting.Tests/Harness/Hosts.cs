using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>Extension methods of hosts for tests.</summary>
internal static class Hosts
{
    public static OpenRolloutProvider Provider(this IHost host) => host.Services.GetRequiredService<OpenRolloutProvider>();

    /// <summary>Returns the value that a service gets from an injected client.</summary>
    public static async Task<bool> IsOnAsync(this IHost host, string flag, string? domain = null, string? user = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var client = domain is null
            ? scope.ServiceProvider.GetRequiredService<IFeatureClient>()
            : scope.ServiceProvider.GetRequiredKeyedService<IFeatureClient>(domain);
        return await client.GetBooleanValueAsync(flag, false, user is null ? null : EvaluationContext.Builder().SetTargetingKey(user).Build());
    }
}
