using System.Threading.Channels;
using OpenFeature.Constant;
using OpenFeature.Isolated;
using OpenFeature.Model;

namespace OpenFeature.Standin.Tests;

public class ProviderLifecycleTests
{
    private readonly Api _api = OpenFeatureFactory.CreateIsolated();

    [Fact]
    public async Task A_provider_is_initialized_once_with_the_context_of_the_API()
    {
        var provider = new TestProvider();
        _api.SetContext(EvaluationContext.Builder().Set("region", "eu").Build());

        await _api.SetProviderAsync(provider);
        await _api.SetProviderAsync("domain", provider);

        Assert.Equal(1, provider.Initializations);
        Assert.Equal("eu", provider.InitializedWith!.GetValue("region").AsString);
    }

    [Fact]
    public async Task A_domain_without_a_provider_has_the_default_one()
    {
        var (ordinary, special) = (new TestProvider("ordinary"), new TestProvider("special"));
        await _api.SetProviderAsync(ordinary);
        await _api.SetProviderAsync("domain", special);

        Assert.Same(ordinary, _api.GetProvider());
        Assert.Same(special, _api.GetProvider("domain"));
        Assert.Same(ordinary, _api.GetProvider("another"));
        Assert.Equal("special", _api.GetProviderMetadata("domain")!.Name);
        await _api.GetClient("domain").GetBooleanValueAsync("flag", false);
        Assert.Equal((0, 1), (ordinary.Evaluations, special.Evaluations));
    }

    [Fact]
    public async Task A_replaced_provider_is_shut_down_and_its_channel_closed()
    {
        var old = new TestProvider();
        await _api.SetProviderAsync(old);

        await _api.SetProviderAsync(new TestProvider());

        Assert.Equal(1, old.Shutdowns);
        Assert.False(old.GetEventChannel().Writer.TryWrite(new ProviderEventPayload()));
        Assert.False(await old.GetEventChannel().Writer.WaitToWriteAsync());
    }

    [Fact]
    public async Task A_replaced_provider_that_still_serves_a_domain_goes_on()
    {
        var shared = new TestProvider();
        await _api.SetProviderAsync(shared);
        await _api.SetProviderAsync("domain", shared);

        await _api.SetProviderAsync(new TestProvider());
        Assert.Equal(0, shared.Shutdowns);
        Assert.Same(shared, _api.GetProvider("domain"));

        await _api.SetProviderAsync("domain", new TestProvider());
        Assert.Equal(1, shared.Shutdowns);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("domain")]
    public async Task A_cancelled_call_throws_and_leaves_the_provider_in_error_without_an_event(string? domain)
    {
        var provider = new TestProvider();
        var events = 0;
        foreach (var type in new[] { ProviderEventTypes.ProviderReady, ProviderEventTypes.ProviderError })
        {
            _api.AddHandler(type, _ => events++);
        }

        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAsync<TaskCanceledException>(() => domain is null ? _api.SetProviderAsync(provider, cancelled) : _api.SetProviderAsync(domain, provider, cancelled));

        Assert.Equal(1, provider.Initializations);
        Assert.Equal(ProviderStatus.Error, _api.GetClient(domain).ProviderStatus);
        _api.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, _ => events += 10);
        await provider.RaiseAsync(ProviderEventTypes.ProviderConfigurationChanged);
        await Eventually.IsTrue(() => events >= 10);
        Assert.Equal(10, events);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_domain_has_a_name(string domain)
        => await Assert.ThrowsAsync<ArgumentNullException>(() => _api.SetProviderAsync(domain, new TestProvider()));

    [Fact]
    public async Task An_instance_cannot_come_back()
    {
        var first = new TestProvider();
        await _api.SetProviderAsync(first);
        await _api.SetProviderAsync(new TestProvider());

        await _api.SetProviderAsync(first);
        Assert.Equal(1, first.Initializations);
        Assert.Same(first, _api.GetProvider());

        await Assert.ThrowsAsync<ChannelClosedException>(() => _api.SetProviderAsync(new TestProvider()));
    }

    [Fact]
    public async Task A_provider_serves_one_API_at_a_time()
    {
        var provider = new TestProvider();
        var other = OpenFeatureFactory.CreateIsolated();
        await _api.SetProviderAsync(provider);

        await Assert.ThrowsAsync<InvalidOperationException>(() => other.SetProviderAsync(provider));

        Assert.NotSame(provider, other.GetProvider());
    }

    [Fact]
    public async Task Shutdown_sets_everything_back()
    {
        var (ordinary, special) = (new TestProvider(), new TestProvider());
        await _api.SetProviderAsync(ordinary);
        await _api.SetProviderAsync("domain", special);
        _api.AddHooks(new RecordingHook("hook", []));
        _api.SetContext(EvaluationContext.Builder().Set("a", 1).Build());

        await _api.ShutdownAsync();

        Assert.Equal((1, 1), (ordinary.Shutdowns, special.Shutdowns));
        Assert.NotSame(ordinary, _api.GetProvider());
        Assert.NotSame(special, _api.GetProvider("domain"));
        Assert.Empty(_api.GetHooks());
        Assert.Equal(0, _api.GetContext().Count);
        await _api.SetProviderAsync(new TestProvider());
        Assert.True(await _api.GetClient().GetBooleanValueAsync("flag", false));
    }

    [Fact]
    public void Isolated_APIs_share_nothing()
    {
        _api.AddHooks(new RecordingHook("hook", []));

        Assert.Empty(OpenFeatureFactory.CreateIsolated().GetHooks());
        Assert.NotSame(Api.Instance, _api);
        Assert.Same(Api.Instance, Api.Instance);
    }
}
