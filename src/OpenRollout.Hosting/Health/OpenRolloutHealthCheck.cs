using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenRollout.Providers;

namespace OpenRollout.Hosting.Health;

/// <summary>A health check that reports the state of a provider's manifest, of its decision store and of its guardrails. Decisions in force are data, not a failure.</summary>
internal sealed class OpenRolloutHealthCheck(OpenRolloutProvider provider, TimeSpan? maximumAge) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var overview = provider.Overview;
        // The status uses the system clock, even if the provider evaluates schedules with another clock.
        var age = overview.Status.AgeAt(TimeProvider.System.GetUtcNow());
        var problems = GuardrailProblems.Find(provider);
        var health = HealthOf(overview, age, context.Registration.FailureStatus);
        health = health == HealthStatus.Healthy && problems.Count > 0 ? HealthStatus.Degraded : health;
        return Task.FromResult(new HealthCheckResult(health, string.Join(" ", problems.Prepend(Describe(overview))), data: Data(overview, age, problems)));
    }

    /// <summary>Returns the health. Age counts only while the manifest is stale: a file that does not change does not expire.</summary>
    private HealthStatus HealthOf(RolloutOverview overview, TimeSpan? age, HealthStatus failure) => overview switch
    {
        { Status.Version: null } or { DecisionStore.HasBeenRead: false } => failure,
        { Status.StaleSince: not null } => age > maximumAge ? failure : HealthStatus.Degraded,
        { DecisionStore.StaleSince: not null } => HealthStatus.Degraded,
        _ => HealthStatus.Healthy,
    };

    private static string Describe(RolloutOverview overview) => string.Join(" ", new[]
    {
        DescribeManifest(overview.Status),
        overview.DecisionStore switch
        {
            { HasBeenRead: false, Problem: { } problem } => $"The decisions are unknown: {problem}",
            { Problem: { } problem } => $"Decisions may be missing: {problem}",
            _ => null,
        },
        CountInForce(overview) switch
        {
            0 => null,
            1 => "1 decision is in force.",
            var count => $"{count} decisions are in force.",
        },
    }.OfType<string>());

    private static string DescribeManifest(ManifestStatus status) => status switch
    {
        { Version: null, Problem: { } problem } => $"No valid manifest: {problem}",
        { Version: null } => "No manifest has been loaded yet.",
        { Problem: { } problem } => $"Manifest {status.Version} may be out of date: {problem}",
        _ => $"Manifest {status.Version} is current.",
    };

    private static int CountInForce(RolloutOverview overview) => overview.Decisions.Count(decision => decision.Effect is DecisionEffect.Off or DecisionEffect.Hold);

    private static Dictionary<string, object> Data(RolloutOverview overview, TimeSpan? age, IReadOnlyList<string> guardrailProblems)
    {
        var status = overview.Status;
        var data = new Dictionary<string, object>();
        Add("version", status.Version);
        Add("environment", status.Environment);
        Add("hasOverlay", status.Environment is null ? null : status.HasOverlay);
        Add("servedSince", status.ServedSince);
        Add("confirmedAt", status.ConfirmedAt);
        Add("ageSeconds", age?.TotalSeconds);
        Add("staleSince", status.StaleSince);
        Add("problem", status.Problem?.ToString());
        Add("decisions", overview.Decisions.Count == 0 ? null : overview.Decisions.ToDictionary(
            known => known.Decision.Id,
            known => FlagStatusText.Write(known, status.Environment)));
        Add("decisionsStaleSince", overview.DecisionStore?.StaleSince);
        Add("decisionsProblem", overview.DecisionStore?.Problem);
        Add("guardrailProblems", guardrailProblems.Count == 0 ? null : guardrailProblems);
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
