using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenRollout;
using OpenRollout.Hosting.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods of <see cref="IHealthChecksBuilder"/> for OpenRollout.</summary>
public static class OpenRolloutHealthChecksBuilderExtensions
{
    private const string DefaultName = "openrollout";

    /// <summary>
    /// Adds a health check for a provider. It reports healthy while the manifest is current, degraded while the provider is stale (it
    /// serves a manifest that may be out of date, or decisions may be missing), and unhealthy if there is no valid manifest or the
    /// decision store has never been read. The data of the result contains <c>version</c>, <c>environment</c>, <c>hasOverlay</c>,
    /// <c>servedSince</c>, <c>confirmedAt</c>, <c>ageSeconds</c>, <c>staleSince</c>, <c>problem</c>, <c>decisions</c> (a sentence for each
    /// decision by its identifier), <c>decisionsStaleSince</c> and <c>decisionsProblem</c>, as far as they are known. Times are UTC.
    /// </summary>
    /// <param name="builder">The builder that <c>AddHealthChecks</c> returns.</param>
    /// <param name="domain">The domain of the provider; null for the default provider.</param>
    /// <param name="name">The name of the check; null for <c>openrollout</c>, or <c>openrollout:&lt;domain&gt;</c> if a domain is given.</param>
    /// <param name="failureStatus">The status to report in place of unhealthy; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The tags of the check.</param>
    /// <param name="maximumAge">The maximum time since the manifest was last known to be current. A stale provider that exceeds it is reported as unhealthy; null for no limit.</param>
    /// <returns>The same builder.</returns>
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
            services => new OpenRolloutHealthCheck(FindProvider(services, domain), maximumAge),
            failureStatus,
            tags));
    }

    private static OpenRolloutProvider FindProvider(IServiceProvider services, string? domain)
        => domain is null ? services.GetRequiredService<OpenRolloutProvider>() : services.GetRequiredKeyedService<OpenRolloutProvider>(domain);
}
