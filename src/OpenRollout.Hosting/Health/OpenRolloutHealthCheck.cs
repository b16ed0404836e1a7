using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenRollout.Hosting.Health;

/// <summary>A health check that reports the state of a provider's manifest.</summary>
internal sealed class OpenRolloutHealthCheck(OpenRolloutProvider provider, TimeSpan? maximumAge) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = provider.Status;
        // The status uses the system clock, even if the provider evaluates schedules with another clock.
        var age = status.AgeAt(TimeProvider.System.GetUtcNow());
        var health = HealthOf(status, age, context.Registration.FailureStatus);
        return Task.FromResult(new HealthCheckResult(health, Describe(status), data: Data(status, age)));
    }

    /// <summary>Returns the health. Age counts only while the provider is stale: a file that does not change does not expire.</summary>
    private HealthStatus HealthOf(ManifestStatus status, TimeSpan? age, HealthStatus failure) => status switch
    {
        { Version: null } => failure,
        { StaleSince: null } => HealthStatus.Healthy,
        _ => age > maximumAge ? failure : HealthStatus.Degraded,
    };

    private static string Describe(ManifestStatus status) => status switch
    {
        { Version: null, Problem: { } problem } => $"No valid manifest: {problem}",
        { Version: null } => "No manifest has been loaded yet.",
        { Problem: { } problem } => $"Manifest {status.Version} may be out of date: {problem}",
        _ => $"Manifest {status.Version} is current.",
    };

    private static Dictionary<string, object> Data(ManifestStatus status, TimeSpan? age)
    {
        var data = new Dictionary<string, object>();
        Add("version", status.Version);
        Add("servedSince", status.ServedSince);
        Add("confirmedAt", status.ConfirmedAt);
        Add("ageSeconds", age?.TotalSeconds);
        Add("staleSince", status.StaleSince);
        Add("problem", status.Problem?.ToString());
        return data;

        void Add(string key, object? value)
        {
            if (value is not null)
            {
                data.Add(key, value);
            }
        }
    }
}
