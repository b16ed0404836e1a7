using System.Collections.Concurrent;
using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Isolated;
using OpenFeature.Model;

namespace OpenFeature.Standin.Tests;

public class EventTests
{
    private readonly Api _api = OpenFeatureFactory.CreateIsolated();
    private readonly ConcurrentQueue<string> _seen = new();

    private EventHandlerDelegate Record(string name) => payload => _seen.Enqueue($"{name} {payload!.Type} {payload.Message}".TrimEnd());

    [Fact]
    public async Task Ready_is_raised_by_the_SDK_with_the_providers_name()
    {
        ProviderEventPayload? raised = null;
        _api.AddHandler(ProviderEventTypes.ProviderReady, payload => raised = payload);

        await _api.SetProviderAsync(new TestProvider("named"));

        await Eventually.IsTrue(() => raised is not null);
        Assert.Equal("named", raised!.ProviderName);
    }

    [Fact]
    public async Task A_failing_initialization_is_an_event_and_is_not_thrown()
    {
        ProviderEventPayload? raised = null;
        _api.AddHandler(ProviderEventTypes.ProviderError, payload => raised = payload);

        await _api.SetProviderAsync(new TestProvider { Initialize = () => Task.FromException(new InvalidOperationException("no network")) });

        await Eventually.IsTrue(() => raised is not null);
        Assert.Contains("no network", raised!.Message, StringComparison.Ordinal);
        Assert.Null(raised.ErrorType);
    }

    [Fact]
    public async Task A_provider_raises_events_through_its_channel()
    {
        var provider = new TestProvider();
        await _api.SetProviderAsync(provider);
        ProviderEventPayload? raised = null;
        _api.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, payload => raised = payload);

        await provider.RaiseAsync(ProviderEventTypes.ProviderConfigurationChanged, message: "new flags");

        await Eventually.IsTrue(() => raised is not null);
        Assert.Equal("new flags", raised!.Message);
        Assert.Null(raised.ProviderName);
    }

    [Theory]
    [InlineData(ProviderEventTypes.ProviderReady, ProviderStatus.Ready)]
    [InlineData(ProviderEventTypes.ProviderStale, ProviderStatus.Stale)]
    [InlineData(ProviderEventTypes.ProviderError, ProviderStatus.Error)]
    public async Task A_handler_that_comes_late_runs_at_once(ProviderEventTypes type, ProviderStatus status)
    {
        var provider = new TestProvider();
        await _api.SetProviderAsync(provider);
        var client = _api.GetClient();
        if (type != ProviderEventTypes.ProviderReady)
            await provider.RaiseAsync(type);
        await Eventually.IsTrue(() => client.ProviderStatus == status);

        _api.AddHandler(type, Record("api"));
        client.AddHandler(type, Record("client"));

        Assert.Contains(_seen, entry => entry.StartsWith("api", StringComparison.Ordinal));
        Assert.Contains(_seen, entry => entry.StartsWith("client", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handler_that_comes_late_does_not_hear_of_a_provider_that_failed_for_good()
    {
        await _api.SetProviderAsync(new TestProvider { Initialize = () => throw new ProviderFatalException("gone") });
        Assert.Equal(ProviderStatus.Fatal, _api.GetClient().ProviderStatus);

        _api.AddHandler(ProviderEventTypes.ProviderError, Record("api"));
        _api.GetClient().AddHandler(ProviderEventTypes.ProviderError, Record("client"));

        // The earlier event may still reach the handlers. An event caused by registering would have a different message.
        Assert.DoesNotContain(_seen, entry => !entry.Contains("gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handler_of_the_API_that_comes_late_hears_of_the_default_provider_alone()
    {
        List<string?> names = [];
        await _api.SetProviderAsync("domain", new TestProvider("special"));
        await Eventually.IsTrue(() => _api.GetClient("domain").ProviderStatus == ProviderStatus.Ready);
        var raised = 0;
        _api.GetClient("domain").AddHandler(ProviderEventTypes.ProviderConfigurationChanged, _ => raised++);
        await ((TestProvider)_api.GetProvider("domain")).RaiseAsync(ProviderEventTypes.ProviderConfigurationChanged);
        // Events arrive in order, so the initialization event has already been handled.
        await Eventually.IsTrue(() => raised == 1);

        _api.AddHandler(ProviderEventTypes.ProviderReady, payload => names.Add(payload!.ProviderName));
        Assert.Empty(names);

        await _api.SetProviderAsync(new TestProvider("ordinary"));
        await Eventually.IsTrue(() => names.Count > 0);
        _api.AddHandler(ProviderEventTypes.ProviderReady, payload => names.Add(payload!.ProviderName));
        Assert.Equal(["ordinary", "ordinary"], names);
    }

    [Fact]
    public async Task A_client_hears_of_its_own_provider_alone()
    {
        var (ordinary, special) = (new TestProvider(), new TestProvider());
        await _api.SetProviderAsync(ordinary);
        await _api.SetProviderAsync("domain", special);
        _api.GetClient("domain").AddHandler(ProviderEventTypes.ProviderConfigurationChanged, Record("domain"));
        _api.GetClient("another").AddHandler(ProviderEventTypes.ProviderConfigurationChanged, Record("another"));

        await ordinary.RaiseAsync(ProviderEventTypes.ProviderConfigurationChanged, message: "1");
        await Eventually.IsTrue(() => _seen.Count == 1);
        await special.RaiseAsync(ProviderEventTypes.ProviderConfigurationChanged, message: "2");
        await Eventually.IsTrue(() => _seen.Count == 2);

        Assert.Equal(["another ProviderConfigurationChanged 1", "domain ProviderConfigurationChanged 2"], _seen);
    }

    [Fact]
    public async Task A_handler_that_was_removed_or_fails_does_not_keep_others_from_running()
    {
        var provider = new TestProvider();
        await _api.SetProviderAsync(provider);
        var removed = Record("removed");
        _api.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, removed);
        _api.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, _ => throw new InvalidOperationException("handler"));
        _api.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, Record("last"));
        _api.RemoveHandler(ProviderEventTypes.ProviderConfigurationChanged, removed);

        await provider.RaiseAsync(ProviderEventTypes.ProviderConfigurationChanged);

        await Eventually.IsTrue(() => !_seen.IsEmpty);
        Assert.Equal(["last ProviderConfigurationChanged"], _seen);
    }

    [Fact]
    public async Task Handlers_of_all_providers_run_one_after_the_other()
    {
        var (one, two) = (new TestProvider(), new TestProvider());
        await _api.SetProviderAsync(one);
        await _api.SetProviderAsync("domain", two);
        var (running, most, runs) = (0, 0, 0);
        _api.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            Thread.Sleep(20);
            Interlocked.Decrement(ref running);
            Interlocked.Increment(ref runs);
        });

        await Task.WhenAll(new[] { one, two, one, two }.Select(provider => provider.RaiseAsync(ProviderEventTypes.ProviderConfigurationChanged).AsTask()));

        await Eventually.IsTrue(() => Volatile.Read(ref runs) == 4);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_handler_that_comes_late_waits_for_the_one_that_runs()
    {
        var provider = new TestProvider();
        await _api.SetProviderAsync(provider);
        using var entered = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        _api.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, _ =>
        {
            entered.Set();
            gate.Wait(TimeSpan.FromSeconds(10));
        });
        await provider.RaiseAsync(ProviderEventTypes.ProviderConfigurationChanged);
        await Eventually.IsTrue(() => entered.IsSet);

        var adding = Task.Run(() => _api.AddHandler(ProviderEventTypes.ProviderReady, Record("late")));

        Assert.NotSame(adding, await Task.WhenAny(adding, Task.Delay(200)));
        Assert.Empty(_seen);
        gate.Set();
        await adding;
        Assert.Single(_seen);
    }

    [Fact]
    public async Task A_slow_handler_holds_up_the_provider_that_writes()
    {
        var provider = new TestProvider();
        await _api.SetProviderAsync(provider);
        using var gate = new ManualResetEventSlim();
        var runs = 0;
        _api.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, _ =>
        {
            gate.Wait(TimeSpan.FromSeconds(10));
            Interlocked.Increment(ref runs);
        });

        var writes = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await provider.RaiseAsync(ProviderEventTypes.ProviderConfigurationChanged);
        });

        Assert.NotSame(writes, await Task.WhenAny(writes, Task.Delay(200)));
        gate.Set();
        await writes;
        await Eventually.IsTrue(() => Volatile.Read(ref runs) == 20);
    }
}
