using Microsoft.Extensions.DependencyInjection;
using OpenFeature;
using OpenRollout.Hosting.Snapshots;
using OpenRollout.Hosting.Tests.Harness;

namespace OpenRollout.Hosting.Tests;

/// <summary>Snapshots outside of ASP.NET Core.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly Application _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_scope_has_a_snapshot_for_the_user_of_the_options()
    {
        using var host = await _application.StartWithFlagsAsync(options => options.ContextFactory = services => services.GetRequiredService<Message>().Context, services => services.AddScoped<Message>());
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Message>().Context = new FlagContext { Country = "NO" };

        var flags = scope.ServiceProvider.GetRequiredService<IFlagsSnapshot>();

        Assert.Equal((true, 50), (flags.Stories, flags.PageSize));
        host.Provider().Update(Flags.EmbeddedManifest);
        Assert.Equal((true, 50), (flags.Stories, scope.ServiceProvider.GetRequiredService<FlagsSnapshot>().PageSize));
        await using var other = host.Services.CreateAsyncScope();
        Assert.Equal(20, other.ServiceProvider.GetRequiredService<FlagsSnapshot>().PageSize);
    }

    [Fact]
    public async Task Without_a_user_the_ambient_contexts_count()
    {
        using var host = await _application.StartWithFlagsAsync();
        var accessor = host.Services.GetRequiredService<ISnapshotAccessor<IFlagsSnapshot>>();
        Assert.False(accessor.Current.Stories);

        host.Services.GetRequiredService<Api>().SetContext(new FlagContext { Country = "NO" });

        Assert.True(accessor.Current.Stories);
        Assert.True(host.Services.GetRequiredService<ISnapshotAccessor<FlagsSnapshot>>().Current.Stories);
    }

    [Fact]
    public async Task A_worker_takes_one_for_each_of_its_users()
    {
        using var host = await _application.StartWithFlagsAsync();
        var factory = host.Services.GetRequiredService<ISnapshotFactory<FlagsSnapshot, FlagContext>>();

        Assert.Equal([true, false], new[] { "NO", "SE" }.Select(country => factory.Take(new FlagContext { Country = country }).Stories));
    }

    [Fact]
    public async Task An_application_can_define_the_current_scope()
    {
        var scopes = new MessageScopes();
        using var host = await _application.StartWithFlagsAsync(
            options => options.ContextFactory = services => services.GetRequiredService<Message>().Context,
            services => services.AddScoped<Message>().AddSingleton<IAmbientServices>(scopes));
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Message>().Context = new FlagContext { Country = "NO" };

        scopes.Services = scope.ServiceProvider;

        Assert.True(host.Services.GetRequiredService<ISnapshotAccessor<IFlagsSnapshot>>().Current.Stories);
        Assert.True(host.Services.GetRequiredService<ISnapshotAccessor<FlagsSnapshot>>().Current.Stories);
    }

    [Fact]
    public async Task Outside_of_a_scope_the_container_keeps_nothing_of_the_user()
    {
        var messages = new List<Message>();
        using var host = await _application.StartWithFlagsAsync(
            options => options.ContextFactory = services =>
            {
                messages.Add(services.GetRequiredService<Message>());
                return new FlagContext { Country = messages.Count == 1 ? "NO" : "SE" };
            },
            services => services.AddScoped<Message>());
        var accessor = host.Services.GetRequiredService<ISnapshotAccessor<IFlagsSnapshot>>();

        Assert.Equal((true, false), (accessor.Current.Stories, accessor.Current.Stories));
        Assert.NotSame(messages[0], messages[1]);
        Assert.All(messages, message => Assert.True(message.IsDisposed));
    }

    [Fact]
    public async Task Flags_are_found_by_their_keys()
    {
        using var host = await _application.StartWithFlagsAsync(options => options.ContextFactory = _ => new FlagContext { Country = "NO" });
        await using var scope = host.Services.CreateAsyncScope();
        var flags = scope.ServiceProvider.GetRequiredService<ScopedFlags>();

        Assert.True(flags.IsEnabled((BooleanFlag)flags.Find("stories")!));
        Assert.Equal("on", flags.GetVariantName(Flags.Stories));
#pragma warning disable ROLL4002 // Asked for on purpose.
        Assert.Null(flags.Find("storys"));
#pragma warning restore ROLL4002
        Assert.Contains("AddFlags", Assert.Throws<InvalidOperationException>(() => flags.IsEnabled(CheckoutFlags.Set.Flags.OfType<BooleanFlag>().First())).Message, StringComparison.Ordinal);
    }
}
