using System.Globalization;
using System.Text;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Tests.Generators;
using Memory = OpenFeature.Providers.Memory;

namespace OpenRollout.Tests.Accessors;

/// <summary>An API in a random state, with the binding of an accessor and the client that the accessor must agree with.</summary>
internal sealed class AccessorScenario
{
    public const string Conditions = "not ready,error,ready,ready,ready,stale,shut down,API shut down,other,none";

    private static readonly string?[] HookStages = [null, "before", "after", "error", "finally"];

    private readonly RolloutCase _drawn;
    private readonly Draw _draw;
    private readonly ContextGenerator _contexts;
    private readonly string? _domain;

    public AccessorScenario(RolloutCase drawn)
    {
        _drawn = drawn;
        _draw = new Draw(drawn.Seed);
        _contexts = new ContextGenerator(_draw);
        _domain = _draw.Chance(30) ? "checkout" : null;
        Condition = _draw.Pick(Conditions.Split(','));
        var client = Api.GetClient(_domain);
        Client = client;
        if (_draw.Chance(40))
        {
            client.SetContext(Ambient());
            client.AddHooks(_draw.Chance(30) ? [Hook()] : []);
            Binding.Bind(Client);
        }
        else
        {
            Binding.Bind(Api, _domain);
        }
    }

    public string Condition { get; }

    public Api Api { get; } = OpenFeatureApi.Create();

    public FakeClock Time { get; } = new();

    public FlagBinding Binding { get; } = new();

    /// <summary>Gets the client that the flags are bound to or, if they are bound to the API, a client of the same domain.</summary>
    public IFeatureClient Client { get; }

    public async Task HoldAsync()
    {
        try
        {
            await SetProviderAsync();
            SetAmbient();
            foreach (var probe in ClientProbes.For(_drawn.Read().Manifest, Binding, _draw))
            {
                foreach (var user in _drawn.Contexts)
                {
                    Time.Set(user.UtcTicks);
                    await probe.HoldAsync(Binding, Client, user, _draw.Chance(50));
                }

                Compared += probe.Compared;
            }
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{Condition}, domain {_domain}: {exception.Message}", exception);
        }
        finally
        {
            await Api.ShutdownAsync();
        }
    }

    public int Compared { get; private set; }

    private async Task SetProviderAsync()
    {
        switch (Condition)
        {
            case "none":
                return;
            case "other":
                await SetAsync(new Memory.InMemoryProvider(OtherFlags()));
                return;
            case "not ready":
                // The provider could evaluate, but the SDK does not call it until it is ready.
                _ = SetAsync(new OpenRolloutProvider(new ScriptedSource(), Encoding.UTF8.GetBytes(_drawn.Json), Options()));
                return;
            case "error":
                await SetAsync(new OpenRolloutProvider(new ScriptedSource(TestManifests.Bad), Options()));
                return;
        }

        var source = new ScriptedSource();
        source.Give(LoadedManifest.Read(Encoding.UTF8.GetBytes(_drawn.Json), "flags.json", _ => Encoding.UTF8.GetBytes(string.Join('\n', Vocabulary.TargetingKeys.Take(9)))));
        var provider = new OpenRolloutProvider(source, Options());
        await SetAsync(provider);
        switch (Condition)
        {
            case "stale":
                source.Give(TestManifests.Bad);
                await Eventually.Is(() => Client.ProviderStatus == ProviderStatus.Stale);
                break;
            case "shut down":
                await AskMaybeAsync();
                await provider.ShutdownAsync();
                break;
            case "API shut down":
                await AskMaybeAsync();
                await Api.ShutdownAsync();
                break;
        }
    }

    private Task AskMaybeAsync() => _draw.Chance(50) ? Client.GetBooleanValueAsync("any", false) : Task.CompletedTask;

    private Task SetAsync(FeatureProvider provider)
        => _domain is null ? Api.SetProviderAsync(provider) : Api.SetProviderAsync(_domain, provider);

    private OpenRolloutOptions Options() => new() { TimeProvider = Time };

    private void SetAmbient()
    {
        Api.SetContext(_draw.Chance(50) ? Ambient() : null);
        if (_draw.Chance(50))
        {
            Api.SetTransactionContextPropagator(new AsyncLocalTransactionContextPropagator());
            Api.SetTransactionContext(Ambient());
        }
        else if (_draw.Chance(15))
        {
            Api.SetTransactionContextPropagator(new BrokenPropagator(_draw.Chance(50) ? new InvalidOperationException("no transaction") : null));
        }

        for (var hooks = _draw.Chance(30) ? _draw.Between(1, 2) : 0; hooks > 0; hooks--)
        {
            Api.AddHooks(Hook());
        }
    }

    private MeddlingHook Hook() => new(_draw.Pick(HookStages), _draw.Chance(50) ? Ambient() : EvaluationContext.Empty);

    /// <summary>Returns some attributes of a user, and one that no manifest declares.</summary>
    private EvaluationContext Ambient()
    {
        var user = _contexts.Context();
        var some = _draw.Some(user.Attributes, 0, user.Attributes.Count).ToDictionary(StringComparer.Ordinal);
        return (user with { Attributes = some }).With(("undeclared", 1)).ToEvaluationContext();
    }

    private Dictionary<string, Memory.Flag> OtherFlags()
        => _drawn.Read().Manifest.Flags.Where(_ => _draw.Chance(80)).ToDictionary(flag => flag.Key, flag => OtherFlag());

    private Memory.Flag OtherFlag() => _draw.Between(0, 4) switch
    {
        0 => Other(true, false),
        1 => Other("one", "two"),
        2 => Other(1, 2),
        3 => Other(1.5, 2.5),
        _ => Other(new Value(1), new Value("text")),
    };

    private static Memory.Flag<T> Other<T>(T one, T two) => new(
        new Dictionary<string, T> { ["one"] = one, ["two"] = two },
        "one",
        context => context.TargetingKey?.Length % 2 == 0 ? "two" : "one",
        new ImmutableMetadata(new Dictionary<string, object> { ["ticket"] = string.Create(CultureInfo.InvariantCulture, $"{one}") }));
}
