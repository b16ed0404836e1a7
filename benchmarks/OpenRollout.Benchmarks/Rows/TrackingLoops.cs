namespace OpenRollout.Benchmarks;

/// <summary>Tracks an event of each user with a provider whose flag is watched by a guardrail. The evidence is in memory.</summary>
internal static class TrackingLoops
{
    private const string Failed = "checkout.failed";

    private static readonly byte[] Manifest =
        """
        {
          "guardrails": { "failures": { "event": "checkout.failed" } },
          "flags": {
            "stories": {
              "flagType": "boolean", "defaultValue": false,
              "rollout": {
                "salt": "benchmark", "watch": { "guardrails": ["failures"] },
                "stage": "some", "stages": [{ "name": "some", "audiences": [{ "percentage": 50 }] }]
              }
            }
          }
        }
        """u8.ToArray();

    private static readonly OpenRolloutProvider Provider = Create();

    /// <summary>Tracks an event that a guardrail counts, of users who were counted before.</summary>
    public static int SeenUsers() => Track(Provider, Failed);

    /// <summary>Tracks an event that no guardrail counts.</summary>
    public static int UnwatchedEvents() => Track(Provider, "checkout.completed");

    /// <summary>Tracks an event of users who were not counted before, which needs a new provider each time.</summary>
    public static int NewUsers() => Track(Create(), Failed);

    private static int Track(OpenRolloutProvider provider, string name)
    {
        foreach (var user in Population.EvaluationContexts)
        {
            provider.Track(name, user);
        }

        return Population.Size;
    }

    private static OpenRolloutProvider Create() => new(Manifest, new OpenRolloutOptions { Monitor = new GuardrailMonitor() });
}
