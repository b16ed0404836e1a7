using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenFeature;
using OpenFeature.Hosting;
using OpenFeature.Model;
using OpenRollout.Hosting.Snapshots;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>The context that OpenFeature's <c>AddContext</c> registers applies to flags in every way they can be read.</summary>
public sealed class ClientContextTests : IDisposable
{
    private readonly Application _application = new();
    private readonly MessageScopes _scopes = new();

    public void Dispose() => _application.Dispose();

    [Theory]
    [InlineData("SE", "NO", null, null, true)]
    [InlineData("NO", "SE", null, null, false)]
    [InlineData("NO", null, null, null, true)]
    [InlineData(null, "SE", "NO", null, true)]
    [InlineData("SE", "NO", "SE", null, false)]
    [InlineData("SE", "SE", "SE", "NO", true)]
    [InlineData(null, "NO", null, "SE", false)]
    public async Task Contexts_are_merged_in_the_clients_order(string? global, string? client, string? transaction, string? own, bool expected)
    {
        using var host = await StartAsync(features => features.AddContext(context => Set(context, client)));
        var api = host.Services.GetRequiredService<Api>();
        api.SetTransactionContextPropagator(new AsyncLocalTransactionContextPropagator());
        api.SetContext(Set(EvaluationContext.Builder(), global).Build());
        api.SetTransactionContext(Set(EvaluationContext.Builder(), transaction).Build());

        await AssertAlikeAsync(host, expected, own);
        // With a hook, every evaluation goes through a client.
        api.AddHooks(new PlainHook());
        await AssertAlikeAsync(host, expected, own);
    }

    [Fact]
    public async Task A_scope_has_its_own()
    {
        using var host = await StartAsync(features => features.AddContext((context, services) => Set(context, services.GetRequiredService<Message>().Context?.Country)));
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Message>().Context = new FlagContext { Country = "NO" };

        await AssertAlikeAsync(host, expected: false);
        _scopes.Services = scope.ServiceProvider;
        await AssertAlikeAsync(host, expected: true);
        _scopes.Services = null;
        Assert.True(scope.ServiceProvider.GetRequiredService<IFlagsSnapshot>().Stories);
        Assert.True(scope.ServiceProvider.GetRequiredService<ScopedFlags>().IsEnabled(Flags.Stories));
    }

    [Fact]
    public async Task It_is_created_once_for_each_scope()
    {
        var created = 0;
        using var host = await StartAsync(features => features.AddContext(context => Set(context, ++created == 1 ? "NO" : "SE")));
        await using var scope = host.Services.CreateAsyncScope();
        _scopes.Services = scope.ServiceProvider;

        Assert.True(Flags.Stories.IsEnabled() && Flags.Stories.IsEnabled() && scope.ServiceProvider.GetRequiredService<IFlagsSnapshot>().Stories);
        Assert.Equal(1, created);
    }

    [Fact]
    public async Task Flags_that_are_read_to_create_it_do_without_it()
    {
        using var host = await StartAsync(features => features.AddContext((context, services) =>
            context.Set("country", Flags.Stories.IsEnabled() || services.GetRequiredService<ISnapshotFactory<FlagsSnapshot, FlagContext>>().Take(default).Stories ? "SE" : "NO")));

        Assert.True(Flags.Stories.IsEnabled());
        await using var scope = host.Services.CreateAsyncScope();
        _scopes.Services = scope.ServiceProvider;
        Assert.True(Flags.Stories.IsEnabled());
    }

    [Fact]
    public async Task Its_exception_gives_an_accessor_the_default_and_propagates_from_a_snapshot()
    {
        using var host = await StartAsync(features => features.AddContext((_, _) => throw new InvalidOperationException("no region")));
        await using var scope = host.Services.CreateAsyncScope();

        Assert.Equal((20, "no region"), (Flags.PageSize.GetValue(), Flags.PageSize.GetDetails().ErrorMessage));
        Assert.Equal(20, Flags.Snapshot().PageSize);
        Assert.Equal(20, host.Services.GetRequiredService<ISnapshotFactory<FlagsSnapshot, FlagContext>>().Take(default).PageSize);
        Assert.Equal("no region", Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<IFlagsSnapshot>()).Message);
    }

    private static EvaluationContextBuilder Set(EvaluationContextBuilder context, string? country) => country is null ? context : context.Set("country", country);

    /// <summary>Reads a flag in every way a container supports.</summary>
    private async Task AssertAlikeAsync(IHost host, bool expected, string? country = null)
    {
        await using var own = host.Services.CreateAsyncScope();
        var services = _scopes.Services ?? own.ServiceProvider;
        var user = Set(EvaluationContext.Builder(), country).Build();
        var typed = new FlagContext { Country = country };
        Assert.Equal(expected, await services.GetRequiredService<IFeatureClient>().GetBooleanValueAsync("stories", !expected, user));

        Assert.Equal((expected, expected), (Flags.Stories.IsEnabled(user), Flags.Stories.IsEnabled(typed)));
        Assert.Equal((expected, expected), (await Flags.Stories.IsEnabledAsync(user), (await Flags.Stories.GetDetailsAsync(typed)).Value));
        Assert.Equal((expected, expected), (Flags.Snapshot(user).Stories, Flags.Snapshot(typed).Stories));
        Assert.Equal(expected, host.Services.GetRequiredService<ISnapshotFactory<FlagsSnapshot, FlagContext>>().Take(typed).Stories);
        if (country is null)
        {
            Assert.Equal(expected, services.GetRequiredService<IFlagsSnapshot>().Stories);
            Assert.Equal(expected, services.GetRequiredService<ScopedFlags>().IsEnabled(Flags.Stories));
            Assert.Equal(expected, host.Services.GetRequiredService<ISnapshotAccessor<IFlagsSnapshot>>().Current.Stories);
        }
    }

    private Task<IHost> StartAsync(Action<OpenFeatureBuilder> features) => _application.StartWithFlagsAsync(
        services: services => services.AddScoped<Message>().AddSingleton<IAmbientServices>(_scopes).AddOpenFeature(features), bindFlags: true);

    private sealed class PlainHook : Hook;
}
