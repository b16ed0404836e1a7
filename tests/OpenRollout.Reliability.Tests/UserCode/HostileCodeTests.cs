using System.Text;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.UserCode;

/// <summary>With failing application code, a provider starts, serves the available manifest, reports the failure and shuts down.</summary>
[Collection(OneByOne.Name)]
public sealed class HostileCodeTests
{
    private const string Scheduled = """
        { "flags": {
          "on": { "flagType": "boolean", "defaultValue": true },
          "timed": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [{ "name": "all", "startsAt": "2020-01-01T00:00:00Z", "audiences": [{ "percentage": 100 }] }] } } } }
        """;

    public static TheoryData<string, bool, bool> Sources => new()
    {
        { "throws at once", false, true },
        { "gives null for a sequence", false, true },
        { "ends at once", false, true },
        { "throws before the first", false, true },
        { "throws something that throws", false, false },
        { "cancels itself", false, true },
        { "gives null first", true, false },
        { "throws after the first", true, true },
        { "gives null after the first", true, true },
        { "gives the same a thousand times", true, false },
        { "throws at its end", true, false },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_custom_source_that_fails_costs_only_its_manifests(string fault, bool isServed, bool isTold)
    {
        var provider = new OpenRolloutProvider(new HostileSource(fault));
        await Record.ExceptionAsync(() => provider.InitializeAsync(EvaluationContext.Empty).WaitAsync(Watch.Patience));
        Assert.IsNotType<TimeoutException>(await Record.ExceptionAsync(() => provider.InitializeAsync(EvaluationContext.Empty).WaitAsync(Watch.Patience)));
        await Eventually.Is(() => isServed == provider.ResolveBooleanValueAsync("on", false).Result.Value);
        await Eventually.Is(() => !isTold || provider.Status.Problem is not null);
        await provider.ShutdownAsync().WaitAsync(Watch.Patience);

        // An embedded manifest is served until the source has a valid one.
        var embedded = new OpenRolloutProvider(new HostileSource(fault), Encoding.UTF8.GetBytes(TestManifests.On()));
        await embedded.InitializeAsync(EvaluationContext.Empty).WaitAsync(Watch.Patience);
        Assert.True((await embedded.ResolveBooleanValueAsync("on", false)).Value);
        await embedded.ShutdownAsync().WaitAsync(Watch.Patience);
        Figures.Note("22 custom sources that fail", $"{Sources.Count + 1:N0} ways", $"each start and each shutdown ended, the last good manifest served, the reason told");
    }

    [Fact]
    public async Task Waiting_for_a_source_without_a_manifest_can_be_canceled()
    {
        var provider = new OpenRolloutProvider(new HostileSource("never gives any"));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<Exception>(() => provider.InitializeAsync(EvaluationContext.Empty, stop.Token).WaitAsync(Watch.Patience));
        Assert.Equal(ErrorType.ParseError, (await provider.ResolveBooleanValueAsync("on", true)).ErrorType);
        await provider.ShutdownAsync().WaitAsync(Watch.Patience);
    }

    [Fact]
    public async Task A_clock_that_fails_affects_only_flags_that_need_it_while_it_fails()
    {
        var time = new HostileTime();
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(Encoding.UTF8.GetBytes(Scheduled), new OpenRolloutOptions { TimeProvider = time }));
        var binding = new FlagBinding();
        using var bound = binding.Bind(api);
        var (on, timed) = (new BooleanFlag(binding, "on", false), new BooleanFlag(binding, "timed", false));
        foreach (var isBroken in new[] { false, true, false })
        {
            time.IsBroken = isBroken;
            Assert.True(on.GetValue());
            Assert.Equal(!isBroken, timed.GetValue());
            Assert.Equal(!isBroken, await timed.GetValueAsync());
            Assert.Equal(!isBroken, FlagSnapshot.Take(binding).Get(timed));
            Assert.Equal(isBroken ? ErrorType.General : ErrorType.None, timed.GetDetails().ErrorType);
            Assert.Equal(!isBroken, await api.GetClient().GetBooleanValueAsync("timed", false));
        }

        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_clock_that_fails_while_a_server_is_polled_keeps_the_last_good_manifest()
    {
        await using var server = new LoopbackServer();
        server.Serve("flags.json", TestManifests.On());
        var time = new HostileTime();
        var provider = new OpenRolloutProvider(new HttpManifestSource(server["flags.json"], new HttpManifestOptions { TimeProvider = time, PollingInterval = TimeSpan.FromMilliseconds(5) }));
        await provider.InitializeAsync(EvaluationContext.Empty);
        time.IsBroken = true;
        await Eventually.Is(() => provider.Status.Problem is not null);
        Assert.Contains("no time", provider.Status.Problem!.Message, StringComparison.Ordinal);
        Assert.True((await provider.ResolveBooleanValueAsync("on", false)).Value);
        await provider.ShutdownAsync().WaitAsync(Watch.Patience);
    }
}
