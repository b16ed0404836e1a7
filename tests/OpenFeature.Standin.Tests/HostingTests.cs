using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenFeature.Constant;
using OpenFeature.Hosting;

namespace OpenFeature.Standin.Tests;

/// <summary>Tests OpenFeature in a host: which services are registered, and when providers are set and shut down.</summary>
public class HostingTests
{
    [Fact]
    public async Task The_default_provider_is_set_at_start_and_shut_down_at_stop()
    {
        var provider = new TestProvider();
        using var host = Host(builder => builder.AddProvider(_ => provider));
        Assert.Equal(0, provider.Initializations);

        await host.StartAsync();
        Assert.Same(provider, host.Services.GetRequiredService<Api>().GetProvider());
        Assert.Equal((1, 0), (provider.Initializations, provider.Shutdowns));

        await host.StopAsync();
        Assert.Equal((1, 1), (provider.Initializations, provider.Shutdowns));
    }

    [Fact]
    public async Task The_API_is_the_containers_own()
    {
        using var host = Host(builder => builder.AddProvider(_ => new TestProvider()));
        using var other = Host(builder => builder.AddProvider(_ => new TestProvider()));
        await host.StartAsync();

        Assert.NotSame(Api.Instance, host.Services.GetRequiredService<Api>());
        Assert.NotSame(other.Services.GetRequiredService<Api>(), host.Services.GetRequiredService<Api>());
    }

    [Fact]
    public async Task A_provider_is_set_before_any_service_starts()
    {
        var provider = new TestProvider();
        var seen = ProviderStatus.NotReady;
        using var host = Host(
            builder => builder.AddProvider(_ => provider),
            services => services.AddHostedService(container => new StartingService(() => seen = container.GetRequiredService<Api>().GetClient().ProviderStatus)));

        await host.StartAsync();

        Assert.Equal(ProviderStatus.Ready, seen);
    }

    [Fact]
    public async Task The_phases_may_be_others()
    {
        var provider = new TestProvider();
        using var host = Host(
            builder => builder.AddProvider(_ => provider),
            services => services.Configure<FeatureLifecycleStateOptions>(options =>
                (options.StartState, options.StopState) = (FeatureStartState.Started, FeatureStopState.Stopped)));
        var lifecycle = host.Services.GetServices<IHostedService>().OfType<HostedFeatureLifecycleService>().Single();

        await lifecycle.StartingAsync(default);
        await lifecycle.StartAsync(default);
        Assert.Equal(0, provider.Initializations);
        await lifecycle.StartedAsync(default);
        Assert.Equal(1, provider.Initializations);
        await lifecycle.StoppingAsync(default);
        await lifecycle.StopAsync(default);
        Assert.Equal(0, provider.Shutdowns);
        await lifecycle.StoppedAsync(default);
        Assert.Equal(1, provider.Shutdowns);
    }

    [Fact]
    public void Providers_are_set_in_the_first_phase_and_shut_down_in_the_last()
    {
        var options = new FeatureLifecycleStateOptions();

        Assert.Equal((FeatureStartState.Starting, FeatureStopState.Stopped), (options.StartState, options.StopState));
    }

    [Theory]
    [InlineData(FeatureStartState.Starting, FeatureStopState.Stopped)]
    [InlineData(FeatureStartState.Started, FeatureStopState.Stopping)]
    [InlineData(FeatureStartState.Start, FeatureStopState.Stop)]
    public async Task A_host_without_phases_starts_and_stops_it_all_the_same(FeatureStartState start, FeatureStopState stop)
    {
        var provider = new TestProvider();
        using var host = Host(
            builder => builder.AddProvider(_ => provider),
            services => services.Configure<FeatureLifecycleStateOptions>(options => (options.StartState, options.StopState) = (start, stop)));
        var lifecycle = host.Services.GetServices<IHostedService>().OfType<HostedFeatureLifecycleService>().Single();

        await lifecycle.StartAsync(default);
        Assert.Equal((1, 0), (provider.Initializations, provider.Shutdowns));
        await lifecycle.StopAsync(default);
        Assert.Equal((1, 1), (provider.Initializations, provider.Shutdowns));
    }

    [Fact]
    public async Task Providers_are_set_without_regard_to_the_cancellation_of_the_start()
    {
        var provider = new TestProvider { Initialize = () => Task.Delay(50) };
        using var host = Host(builder => builder.AddProvider(_ => provider));

        await host.Services.GetRequiredService<IFeatureLifecycleManager>().EnsureInitializedAsync(new CancellationToken(canceled: true));

        Assert.Equal(ProviderStatus.Ready, host.Services.GetRequiredService<Api>().GetClient().ProviderStatus);
    }

    [Fact]
    public async Task Every_client_of_the_container_has_the_context_whoever_added_it()
    {
        using var host = Host(
            builder => builder
                .AddProvider(_ => new TestProvider())
                .AddProvider("checkout", (_, _) => new TestProvider())
                .AddPolicyName(policy => policy.DefaultNameSelector = _ => null),
            services => services.AddOpenFeature(builder => builder.AddContext(context => context.Set("region", "eu")).AddContext(context => context.Set("region", "us"))));
        await host.StartAsync();
        using var scope = host.Services.CreateScope();

        foreach (var client in new[] { scope.ServiceProvider.GetRequiredService<IFeatureClient>(), scope.ServiceProvider.GetRequiredKeyedService<IFeatureClient>("checkout") })
        {
            Assert.Equal("eu", client.GetContext().GetValue("region").AsString);
        }
    }

    [Fact]
    public async Task A_failing_provider_does_not_keep_the_host_from_starting()
    {
        using var host = Host(builder => builder.AddProvider(_ => new TestProvider { Initialize = () => throw new InvalidOperationException("broken") }));

        await host.StartAsync();

        Assert.Equal(ProviderStatus.Error, host.Services.GetRequiredService<Api>().GetClient().ProviderStatus);
    }

    [Fact]
    public async Task Each_domain_has_its_provider_and_its_client()
    {
        var (ordinary, special) = (new TestProvider("ordinary"), new TestProvider("special"));
        using var host = Host(builder => builder
            .AddProvider(_ => ordinary)
            .AddProvider("checkout", (_, domain) => domain == "checkout" ? special : ordinary)
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => null));
        await host.StartAsync();
        using var scope = host.Services.CreateScope();

        await scope.ServiceProvider.GetRequiredService<IFeatureClient>().GetBooleanValueAsync("flag", false);
        Assert.Equal((1, 0), (ordinary.Evaluations, special.Evaluations));
        await scope.ServiceProvider.GetRequiredKeyedService<IFeatureClient>("checkout").GetBooleanValueAsync("flag", false);
        Assert.Equal((1, 1), (ordinary.Evaluations, special.Evaluations));
    }

    [Fact]
    public async Task A_policy_chooses_the_client_and_without_one_it_is_that_of_the_first_domain()
    {
        using var first = Host(builder => builder.AddProvider("a", (_, _) => new TestProvider()));
        using var chosen = Host(builder => builder
            .AddProvider("a", (_, _) => new TestProvider())
            .AddProvider("b", (_, _) => new TestProvider())
            .AddPolicyName(policy => policy.DefaultNameSelector = _ => "b"));
        await first.StartAsync();
        await chosen.StartAsync();

        Assert.Equal("a", Client(first).GetMetadata().Name);
        Assert.Equal("b", Client(chosen).GetMetadata().Name);
        Assert.Throws<InvalidOperationException>(() => Host(builder => builder
            .AddProvider("a", (_, _) => new TestProvider())
            .AddProvider("b", (_, _) => new TestProvider())));
    }

    [Fact]
    public async Task Hooks_handlers_and_a_context_are_added()
    {
        var log = new List<string>();
        var ready = 0;
        using var host = Host(builder => builder
            .AddContext(context => context.Set("region", "eu"))
            .AddProvider(_ => new TestProvider())
            .AddHook(new RecordingHook("hook", log))
            .AddHook("made", _ => new RecordingHook("made", log))
            .AddHandler(ProviderEventTypes.ProviderReady, _ => Interlocked.Increment(ref ready)));
        await host.StartAsync();

        var client = Client(host);
        await client.GetBooleanValueAsync("flag", false);

        Assert.Equal("eu", client.GetContext().GetValue("region").AsString);
        Assert.Equal(["before hook", "before made"], log.Where(entry => entry.StartsWith("before", StringComparison.Ordinal)));
        await Eventually.IsTrue(() => ready > 0);
    }

    private static IFeatureClient Client(IHost host) => host.Services.CreateScope().ServiceProvider.GetRequiredService<IFeatureClient>();

    private static IHost Host(Action<OpenFeatureBuilder> openFeature, Action<IServiceCollection>? others = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        others?.Invoke(builder.Services);
        builder.Services.AddOpenFeature(openFeature);
        return builder.Build();
    }

    private sealed class StartingService(Action start) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            start();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
