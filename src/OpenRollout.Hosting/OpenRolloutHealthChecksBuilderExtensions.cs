using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenRollout;
using OpenRollout.Hosting.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>OpenRollout among an application's health checks.</summary>
public static class OpenRolloutHealthChecksBuilderExtensions
{
    private const string DefaultName = "openrollout";

    /// <summary>
    /// Checks a provider: healthy while its manifest is current; degraded while it is stale, going on with a manifest
    /// that may be out of date; unhealthy where there is no good manifest at all. The result's data tell <c>version</c>,
    /// <c>servedSince</c>, <c>confirmedAt</c>, <c>ageSeconds</c>, <c>staleSince</c> and <c>problem</c>, each where it is
    /// known, times in UTC.
    /// </summary>
    /// <param name="builder">What <c>AddHealthChecks</c> returns.</param>
    /// <param name="domain">The domain whose provider is meant; null for the default provider.</param>
    /// <param name="name">The check's name; null for <c>openrollout</c>, with a domain <c>openrollout:&lt;domain&gt;</c>.</param>
    /// <param name="failureStatus">What unhealthy is reported as; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The check's tags, to filter by.</param>
    /// <param name="maximumAge">How long ago a stale provider's manifest may last have been known to be current before that is unhealthy too; null for any time.</param>
    public static IHealthChecksBuilder AddOpenRollout(
        this IHealthChecksBuilder builder,
        string? domain = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? maximumAge = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? (domain is null ? DefaultName : $"{DefaultName}:{domain}"),
            services => new OpenRolloutHealthCheck(Provider(services, domain), maximumAge),
            failureStatus,
            tags));
    }

    private static OpenRolloutProvider Provider(IServiceProvider services, string? domain)
        => domain is null ? services.GetRequiredService<OpenRolloutProvider>() : services.GetRequiredKeyedService<OpenRolloutProvider>(domain);
}
