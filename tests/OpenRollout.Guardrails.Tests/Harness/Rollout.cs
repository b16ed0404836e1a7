using System.Globalization;
using OpenFeature.Model;

namespace OpenRollout.Guardrails.Tests.Harness;

/// <summary>A provider whose flag <c>stories</c> is watched, with a monitor and stores that a test controls.</summary>
internal sealed class Rollout : IAsyncDisposable
{
    private int _next;

    private Rollout(OpenRolloutProvider provider, GuardrailMonitor monitor, FakeDecisionStore? decisions, DecidingStore store)
        => (Provider, Monitor, Decisions, Store) = (provider, monitor, decisions!, store);

    public OpenRolloutProvider Provider { get; }

    public GuardrailMonitor Monitor { get; }

    public FakeDecisionStore Decisions { get; }

    public DecidingStore Store { get; }

    public GuardrailStatus Status => Assert.Single(Provider.GetGuardrails());

    /// <summary>Returns a manifest with one watched flag.</summary>
    public static string Manifest(double percentage = 50, string salt = "first", string then = "off", string guardrail = """ "event": "checkout.failed" """, string enabled = "true", double falseAlarms = 1)
        => string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "guardrails": { "failures": { {{guardrail}} } },
              "flags": {
                "stories": {
                  "flagType": "boolean", "defaultValue": false, "enabled": {{enabled}},
                  "rollout": {
                    "salt": "{{salt}}",
                    "watch": { "guardrails": ["failures"], "falseAlarms": {{falseAlarms}}, "then": "{{then}}" },
                    "stage": "some", "stages": [{ "name": "some", "audiences": [{ "percentage": {{percentage}} }] }]
                  }
                }
              }
            }
            """);

    public static Task<Rollout> StartAsync(string? manifest = null, Action<OpenRolloutOptions>? configure = null, Action<GuardrailOptions>? guardrails = null, bool hasDecisionStore = true)
        => StartAsync(new DecidingStore(), hasDecisionStore ? new FakeDecisionStore() : null, manifest, configure, guardrails);

    public static async Task<Rollout> StartAsync(
        DecidingStore store, FakeDecisionStore? decisions, string? manifest = null, Action<OpenRolloutOptions>? configure = null, Action<GuardrailOptions>? guardrails = null)
    {
        var own = new GuardrailOptions();
        guardrails?.Invoke(own);
        var monitor = new GuardrailMonitor(own, _ => store);
        var options = new OpenRolloutOptions { Monitor = monitor, DecisionStore = decisions };
        configure?.Invoke(options);
        var provider = new OpenRolloutProvider(System.Text.Encoding.UTF8.GetBytes(manifest ?? Manifest()), options);
        await provider.InitializeAsync(EvaluationContext.Empty);
        Assert.DoesNotContain(provider.Problems, problem => problem.IsError);
        return new Rollout(provider, monitor, decisions, store);
    }

    public bool IsOn(string user) => Provider.ResolveBooleanValueAsync("stories", false, ContextOf(user)).Result.Value;

    /// <summary>Returns the next user who has the feature, or the next one who does not have it.</summary>
    public string NextUser(bool treated)
    {
        for (var attempt = 0; attempt < 10_000; attempt++)
        {
            var user = string.Create(CultureInfo.InvariantCulture, $"user-{_next++}");
            if (IsOn(user) == treated)
            {
                return user;
            }
        }

        throw new InvalidOperationException($"No user {(treated ? "has" : "lacks")} the feature.");
    }

    /// <summary>Gets a value indicating whether a decision is in force.</summary>
    public bool IsStopped => Provider.Overview.Decisions.Count > 0;

    public static EvaluationContext ContextOf(string user) => EvaluationContext.Builder().SetTargetingKey(user).Build();

    public void Track(string user, string eventName = "checkout.failed", double? value = null)
        => Provider.Track(eventName, ContextOf(user), value is { } given ? TrackingEventDetails.Builder().SetValue(given).Build() : null);

    /// <summary>Lets users with the feature fail until the flag is off. Returns their number.</summary>
    public int FailUntilOff(int most = 100)
    {
        for (var users = 1; users <= most; users++)
        {
            var user = NextUser(treated: true);
            Track(user);
            if (!IsOn(user))
            {
                return users;
            }
        }

        throw new InvalidOperationException($"The flag is on after {most} failures.");
    }

    /// <summary>Lets users with the feature fail.</summary>
    public void Fail(int users)
    {
        for (var user = 0; user < users; user++)
        {
            Track(NextUser(treated: true));
        }
    }

    public async ValueTask DisposeAsync() => await Provider.ShutdownAsync();
}
