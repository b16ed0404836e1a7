using System.Text;
using OpenFeature;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that evaluations that are documented not to allocate do not allocate a byte in 100,000 calls, for every kind of accessor call.</summary>
[Collection(SerialTests.Name)]
public sealed class AllocationTests : IAsyncLifetime
{
    private const int Keys = 20_000;

    private static readonly VocabularyContext Typed = RolledOut.Typed;

    private readonly Api _api = OpenFeatureApi.Create();
    private readonly FlagBinding _binding = new();
    private readonly ScriptedSource _source = new(Manifest(99.999));
    private readonly OpenRolloutProvider _provider;
    private readonly BooleanFlag _stories;

    public AllocationTests()
    {
        _provider = new OpenRolloutProvider(_source);
        _binding.Bind(_api);
        _stories = new BooleanFlag(_binding, "stories", false);
    }

    public async Task InitializeAsync()
    {
        await _api.SetProviderAsync(_provider);
        Assert.True(_stories.IsEnabled(RolledOut.Context));
    }

    public Task DisposeAsync() => _api.ShutdownAsync();

    [Fact]
    public void The_flags_of_a_snapshot()
    {
        var typed = FlagSnapshot.Take(_binding, in Typed);
        var untyped = FlagSnapshot.Take(_binding, RolledOut.Context);

        Assert.Equal(0, Allocations.Of(() => typed.Get(_stories)));
        Assert.Equal(0, Allocations.Of(() => untyped.Get(_stories)));
    }

    [Fact]
    public void A_pattern_is_ready_when_its_manifest_takes_anothers_place()
    {
        // Each provider has a pattern that no earlier provider has built.
        long AllocatedByFirst(OpenRolloutProvider provider)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = provider.ResolveBooleanValueAsync("stories", false, RolledOut.Context);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        byte[] WithPattern(string end) => Encoding.UTF8.GetBytes($$$"""{ "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [{ "name": "s", "audiences": [{ "when": { "targetingKey": { "matches": "^(user|bob|alice)-[a-z]+{{{end}}}$" } } }] }] } } } }""");
        AllocatedByFirst(new OpenRolloutProvider(WithPattern("a")));
        var cold = AllocatedByFirst(new OpenRolloutProvider(WithPattern("b")));
        var reloaded = new OpenRolloutProvider(WithPattern("c"));
        reloaded.Update(WithPattern("d"));

        // Matching itself may still grow the automaton.
        Assert.InRange(AllocatedByFirst(reloaded), 0, cold / 4);
    }

    [Fact]
    public void The_version_is_known_when_a_manifest_takes_anothers_place()
    {
        var manifest = Encoding.UTF8.GetBytes(Manifest(1));
        long AllocatedByFirst(Func<OpenRolloutProvider> make)
        {
            // Each round needs a new provider, because only the first evaluation counts.
            var providers = new Queue<OpenRolloutProvider>(Enumerable.Range(0, 20).Select(_ => make()));
            return Allocation.Of(() => _ = providers.Dequeue().ResolveBooleanValueAsync("stories", false, RolledOut.Context));
        }

        OpenRolloutProvider MakeReloaded()
        {
            var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes(Manifest(2)));
            provider.Update(manifest);
            return provider;
        }

        AllocatedByFirst(MakeReloaded);
        Assert.InRange(AllocatedByFirst(MakeReloaded), 1, AllocatedByFirst(() => new OpenRolloutProvider(manifest)) - 1);
    }

    [Fact]
    public void The_flags_of_a_snapshot_with_ambient_contexts()
    {
        _api.SetContext(RolledOut.Context);
        var nobody = FlagSnapshot.Take(_binding);
        var typed = FlagSnapshot.Take(_binding, VocabularyContext.Of(UserContext.Of("bob")));

        Assert.Equal(0, Allocations.Of(() => nobody.Get(_stories)));
        Assert.Equal(0, Allocations.Of(() => typed.Get(_stories)));
    }

    [Theory]
    [InlineData("off", false)]
    [InlineData("plain", false)]
    [InlineData("full", true)]
    public void A_flag_that_gives_everyone_the_same(string key, bool expected)
    {
        var flag = new BooleanFlag(_binding, key, false);
        var snapshot = FlagSnapshot.Take(_binding, in Typed);

        Assert.Equal(0, Allocations.Of(() => flag.IsEnabled(in Typed) == expected && flag.IsEnabled(RolledOut.Context) == expected));
        Assert.Equal(0, Allocations.Of(() => snapshot.Get(flag) == expected));
    }

    [Fact]
    public void A_flag_by_its_key()
        => Assert.Equal(0, Allocations.Of(() => _provider.ResolveBooleanValueAsync("stories", false, RolledOut.Context).Result.Value));

    [Fact]
    public void A_large_cohort()
    {
        var cohort = new BooleanFlag(_binding, "cohort", false);
        var snapshot = FlagSnapshot.Take(_binding, VocabularyContext.Of(UserContext.Of("user-19999")));

        Assert.Equal(0, Allocations.Of(() => snapshot.Get(cohort)));
    }

    [Fact]
    public async Task The_first_evaluations_after_a_reload()
    {
        Assert.Equal(0, Allocations.Of(() => _stories.IsEnabled(in Typed)));
        for (var round = 0; round < 5; round++)
        {
            await _source.GiveAndWaitAsync(Manifest(99 - round));
            // Measures a single call: only the first one could initialize something.
            Assert.Equal(0, AllocatedByOne());
        }
    }

    private long AllocatedByOne()
    {
        // The SDK's locks allocate once for each thread, and the test may continue on another one.
        _ = (_api.GetProvider(), _api.GetContext());
        var before = GC.GetAllocatedBytesForCurrentThread();
        _stories.IsEnabled(in Typed);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Manifest(double percentage)
    {
        var keys = string.Join(",", Enumerable.Range(0, Keys).Select(index => $"\"user-{index}\""));
        return RolledOut.Json
            .Replace("99.999", FormattableString.Invariant($"{percentage}"), StringComparison.Ordinal)
            .Replace("\"flags\": {", $$"""
                "segments": { "cohort": { "keys": [ {{keys}} ] } },
                "flags": {
                  "off": { "flagType": "boolean", "defaultValue": false, "enabled": false },
                  "plain": { "flagType": "boolean", "defaultValue": false },
                  "full": { "flagType": "boolean", "defaultValue": false, "rollout": { {{Manifests.Stage("{ \"percentage\": 100 }")}} } },
                  "cohort": { "flagType": "boolean", "defaultValue": false, "rollout": { {{Manifests.Stage("{ \"segment\": \"cohort\" }")}} } },
                """, StringComparison.Ordinal);
    }
}
