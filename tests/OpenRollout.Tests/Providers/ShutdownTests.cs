using System.Runtime.CompilerServices;
using System.Text;
using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;
using Memory = OpenFeature.Providers.Memory;

namespace OpenRollout.Tests.Providers;

/// <summary>Tests how providers shut down.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task Shutting_down_twice_at_once_and_before_the_start_does_no_harm()
    {
        var source = new ScriptedSource(TestManifests.On());
        var provider = new OpenRolloutProvider(source);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => provider.ShutdownAsync())));
        await provider.ShutdownAsync();

        var exception = await Assert.ThrowsAsync<ProviderFatalException>(() => provider.InitializeAsync(EvaluationContext.Empty));
        Assert.Contains("Create a new one", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, source.Readings);

        var embedded = new OpenRolloutProvider(Encoding.UTF8.GetBytes(TestManifests.On()));
        await embedded.ShutdownAsync();
        await embedded.ShutdownAsync();
        await Assert.ThrowsAsync<ProviderFatalException>(() => embedded.InitializeAsync(EvaluationContext.Empty));
    }

    [Fact]
    public async Task Shutting_down_ends_an_initialization_that_waits()
    {
        var source = new ScriptedSource();
        var provider = new OpenRolloutProvider(source);
        var initializing = provider.InitializeAsync(EvaluationContext.Empty);
        await Eventually.Is(() => source.Readings == 1);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => provider.ShutdownAsync())));

        await Assert.ThrowsAsync<ProviderFatalException>(() => initializing);
        Assert.True(source.HasEnded);
    }

    [Fact]
    public async Task Initializing_and_shutting_down_at_once_ends_without_anyone_following()
    {
        for (var round = 0; round < 200; round++)
        {
            var source = new ScriptedSource(TestManifests.On());
            var provider = new OpenRolloutProvider(source);
            using var barrier = new Barrier(2);
            var initializing = Task.Run(async () =>
            {
                Assert.True(barrier.SignalAndWait(Eventually.Patience));
                await Record.ExceptionAsync(() => provider.InitializeAsync(EvaluationContext.Empty));
            });
            await Task.Run(() =>
            {
                Assert.True(barrier.SignalAndWait(Eventually.Patience));
                return provider.ShutdownAsync();
            });

            await initializing;
            Assert.Equal(source.Readings == 1, source.HasEnded);
        }
    }

    [Fact]
    public async Task What_was_served_last_stays_and_nothing_newer_comes()
    {
        var source = new ScriptedSource(TestManifests.On());
        var provider = new OpenRolloutProvider(source);
        await provider.InitializeAsync(EvaluationContext.Empty);
        await provider.ShutdownAsync();
        Assert.True(source.HasEnded);

        source.Give(TestManifests.On(false));

        Assert.True((await provider.ResolveBooleanValueAsync("on", false)).Value);
        Assert.Empty(provider.Problems);
    }

    [Fact]
    public async Task Replacing_the_provider_ends_it_and_a_new_instance_comes_back()
    {
        var source = new ScriptedSource(TestManifests.On());
        var api = await OpenFeatureApi.WithAsync(new OpenRolloutProvider(source));
        var client = api.GetClient();
        Assert.True(await client.GetBooleanValueAsync("on", false));

        await api.SetProviderAsync(new Memory.InMemoryProvider(new Dictionary<string, Memory.Flag>
        {
            ["on"] = new Memory.Flag<bool>(new Dictionary<string, bool> { ["never"] = false }, "never"),
        }));
        Assert.Equal("never", (await client.GetBooleanDetailsAsync("on", true)).Variant);
        await Eventually.Is(() => source.HasEnded);

        await api.SetProviderAsync(new OpenRolloutProvider(new ScriptedSource(TestManifests.On())));
        Assert.Equal("on", (await client.GetBooleanDetailsAsync("on", false)).Variant);
        Assert.Equal(ProviderStatus.Ready, client.ProviderStatus);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_provider_of_two_domains_goes_on_until_both_have_others()
    {
        var source = new ScriptedSource(TestManifests.On());
        var provider = new OpenRolloutProvider(source);
        var api = OpenFeatureApi.Create();
        await Task.WhenAll(api.SetProviderAsync("one", provider), api.SetProviderAsync("two", provider));

        await api.SetProviderAsync("one", new Memory.InMemoryProvider());
        await source.GiveAndWaitAsync(TestManifests.On(false));
        Assert.False(await api.GetClient("two").GetBooleanValueAsync("on", true));
        Assert.False(source.HasEnded);

        await api.SetProviderAsync("two", new Memory.InMemoryProvider());
        await Eventually.Is(() => source.HasEnded);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Two_domains_have_two_manifests()
    {
        var api = OpenFeatureApi.Create();
        await api.SetProviderAsync("one", new OpenRolloutProvider(new ScriptedSource(TestManifests.On())));
        await api.SetProviderAsync("two", new OpenRolloutProvider(new ScriptedSource(TestManifests.On(false))));

        Assert.True(await api.GetClient("one").GetBooleanValueAsync("on", false));
        Assert.False(await api.GetClient("two").GetBooleanValueAsync("on", true));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_source_that_does_not_heed_its_cancellation_holds_nobody_up()
    {
        using var source = new StuckSource();
        var provider = new OpenRolloutProvider(source);
        var initializing = provider.InitializeAsync(EvaluationContext.Empty);
        await Eventually.Is(() => source.IsStuck);

        await provider.ShutdownAsync().WaitAsync(Eventually.Patience);

        await Assert.ThrowsAsync<ProviderFatalException>(() => initializing);
    }

    [Fact]
    public async Task Nothing_keeps_a_provider_alive_after_its_end()
    {
        var time = new FakeClock();
        var providers = await RunManyAsync(time);

        Assert.Equal(0, time.Waiting);
        await Eventually.Is(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !providers.Exists(provider => provider.IsAlive);
        });
    }

    /// <summary>A separate method, so that no local variable of the test keeps a provider alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<List<WeakReference>> RunManyAsync(FakeClock time)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("flags.json", TestManifests.On());
        var options = new OpenRolloutOptions { TimeProvider = time };
        var providers = Enumerable.Range(0, 200).Select(_ => OpenRolloutProvider.FromFile(path, options)).ToArray();
        foreach (var provider in providers)
        {
            await provider.InitializeAsync(EvaluationContext.Empty);
            Assert.True((await provider.ResolveBooleanValueAsync("on", false)).Value);
        }

        await Eventually.Is(() => time.Waiting == providers.Length);
        await Task.WhenAll(providers.Select(provider => provider.ShutdownAsync()));
        return [.. providers.Select(provider => new WeakReference(provider))];
    }
}
