using System.Text;
using OpenFeature;
using OpenFeature.Model;
using Memory = OpenFeature.Providers.Memory;

namespace OpenRollout.Tests.Accessors;

/// <summary>
/// Verifies that a change to the API applies to the next evaluation on the same thread: after each change, an accessor
/// returns what the client returns, whether it reads the SDK's fields or calls its members.
/// </summary>
[Collection(SerialTests.Name)]
public sealed class FreshnessLaw : IDisposable
{
    private const string Switch = "OpenRollout.UseOpenFeatureLocks";
    private const int Steps = 25;

    private static readonly string?[] Domains = [null, "a", "b"];
    private static readonly EvaluationContext?[] Regions = [null, EvaluationContext.Empty, Region("eu"), Region("us"), Region("as")];

    public void Dispose() => AppContext.SetSwitch(Switch, false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_accessor_gives_what_the_client_gives_after_each_change(bool usesLocks)
    {
        AppContext.SetSwitch(Switch, usesLocks);
        for (var seed = 0; seed < 150; seed++)
        {
            await HoldAsync(new Draw(seed));
        }
    }

    private static async Task HoldAsync(Draw draw)
    {
        var api = OpenFeatureApi.Create();
        var accessors = Array.ConvertAll(Domains, domain => new Accessor(api, domain));
        var providers = new List<FeatureProvider>();
        var done = new List<string>();
        try
        {
            for (var step = 0; step < Steps; step++)
            {
                done.Add(await ChangeAsync(api, providers, draw));
                foreach (var accessor in accessors)
                {
                    await accessor.HoldAsync(draw.Pick(Regions), string.Join("; ", done));
                }
            }
        }
        finally
        {
            await api.ShutdownAsync();
        }
    }

    private static async Task<string> ChangeAsync(Api api, List<FeatureProvider> providers, Draw draw)
    {
        switch (draw.Between(0, 11))
        {
            case 0:
                await api.ShutdownAsync();
                providers.Clear();
                return "shut down";
            case 1:
                api.AddHooks(new MeddlingHook(null, draw.Pick(Regions) ?? EvaluationContext.Empty));
                return "add a hook";
            case 2 or 3:
                api.ClearHooks();
                return "clear the hooks";
            case 4 or 5:
                api.SetContext(draw.Pick(Regions));
                return "set the context";
            case 6:
                api.SetTransactionContextPropagator(new FixedPropagator(draw.Pick(Regions) ?? EvaluationContext.Empty));
                return "set the propagator";
            default:
                // Sometimes reuse a provider, so that it is replaced in one domain and stays in another.
                var provider = providers.Count > 0 && draw.Chance(40) ? draw.Pick(providers) : Make(draw);
                providers.Add(provider);
                var domain = draw.Pick(Domains);
                try
                {
                    await (domain is null ? api.SetProviderAsync(provider) : api.SetProviderAsync(domain, provider));
                }
                catch (System.Threading.Channels.ChannelClosedException)
                {
                    // A provider that was shut down because no domain used it cannot be set again.
                }

                return $"set {provider.GetMetadata()?.Name} for {domain ?? "all"}";
        }
    }

    private static FeatureProvider Make(Draw draw)
        => draw.Chance(25)
            ? new Memory.InMemoryProvider(new Dictionary<string, Memory.Flag> { ["f"] = new Memory.Flag<bool>(new Dictionary<string, bool> { ["on"] = draw.Chance(50) }, "on") })
            : new OpenRolloutProvider(Encoding.UTF8.GetBytes($$"""
                { "context": { "region": { "type": "string" } },
                  "flags": { "f": { "flagType": "boolean", "defaultValue": {{(draw.Chance(50) ? "true" : "false")}}, "rollout": { "stage": "s", "stages": [
                    { "name": "s", "audiences": [ { "when": { "region": "{{draw.Pick(["eu", "us"])}}" } } ] } ] } } } }
                """));

    private static EvaluationContext Region(string region) => EvaluationContext.Builder().Set("region", region).Build();

    private sealed class FixedPropagator(EvaluationContext context) : ITransactionContextPropagator
    {
        public EvaluationContext GetTransactionContext() => context;

        public void SetTransactionContext(EvaluationContext evaluationContext)
        {
        }
    }

    /// <summary>A flag in a domain, evaluated through each kind of accessor call, and the client that gives the expected result.</summary>
    private sealed class Accessor
    {
        private readonly string? _domain;
        private readonly FeatureClient _client;
        private readonly FlagBinding _binding;
        private readonly BooleanFlag _flag;

        public Accessor(Api api, string? domain)
        {
            _domain = domain;
            _client = api.GetClient(domain);
            _binding = new FlagBinding(api, domain);
            _flag = new BooleanFlag(_binding, "f", false);
        }

        public async Task HoldAsync(EvaluationContext? context, string done)
        {
            // Evaluate the accessors first, so that they cannot benefit from the client's evaluation.
            var (given, details, kept) = (_flag.IsEnabled(context), _flag.GetDetails(context), FlagSnapshot.Take(_binding, context).Get(_flag));
            var expected = await _client.GetBooleanDetailsAsync("f", false, context);
            Assert.True(given == expected.Value && kept == expected.Value, $"{_domain}: {given}, {kept}, not {expected.Value} after: {done}");
            Assert.True((details.Value, details.Reason, details.Variant) == (expected.Value, expected.Reason, expected.Variant), $"{_domain}: {details.Reason} {details.Variant}, not {expected.Reason} {expected.Variant} after: {done}");
        }
    }
}
