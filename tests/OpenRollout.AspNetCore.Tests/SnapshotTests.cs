using OpenFeature;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>The snapshot of a request.</summary>
public sealed class SnapshotTests
{
    private static readonly (string, string) Norway = ("X-Country", "NO");

    [Fact]
    public async Task It_is_injected_as_the_structure_and_as_its_interface()
    {
        await using var application = await TestApplication.StartAsync(app => app.MapGet(
            "/", (FlagsSnapshot flags, IFlagsSnapshot same, IServiceProvider services) =>
                $"{flags.Stories} {same.Stories} {same.Feed.Layout} {services.GetRequiredService<FlagsSnapshot>().Feed.PageSize}"));

        Assert.Equal("True True grid 20", await application.ReadAsync("/", Norway));
        Assert.Equal("False False list 20", await application.ReadAsync("/"));
    }

    [Fact]
    public async Task The_context_is_made_once_for_each_request_that_asks_for_a_flag()
    {
        var made = 0;
        await using var application = await TestApplication.StartAsync(
            app =>
            {
                app.MapGet("/", (FlagsSnapshot flags, IFlagsSnapshot same, ISnapshotAccessor<FlagsSnapshot> accessor) => $"{flags.Stories} {same.Stories} {accessor.Current.Stories}")
                    .RequireFlag(Flags.Stories);
                app.MapGet("/none", () => "");
            },
            map: http =>
            {
                Interlocked.Increment(ref made);
                return TestApplication.FromHeaders(http);
            });

        await application.ReadAsync("/", Norway);
        Assert.Equal(1, made);
        await application.ReadAsync("/", Norway);
        Assert.Equal(2, made);
        await application.ReadAsync("/none", Norway);
        Assert.Equal(2, made);
    }

    [Fact]
    public async Task All_flags_of_a_request_agree_though_the_manifest_changes_meanwhile()
    {
        // The first request, before any other evaluation.
        TestApplication? started = null;
        await using var application = await TestApplication.StartAsync(app => app.MapGet("/", async (HttpContext http, ISnapshotAccessor<IFlagsSnapshot> accessor) =>
        {
            var flags = http.RequestServices.GetRequiredService<IFlagsSnapshot>();
            started!.Replace("\"country\": \"NO\"", "\"country\": \"SE\"");
            await using var inner = http.RequestServices.CreateAsyncScope();
            return $"{flags.Stories} {flags.Feed.Layout} {accessor.Current.Feed.Layout} {inner.ServiceProvider.GetRequiredService<FlagsSnapshot>().Feed.Layout}";
        }));
        started = application;

        Assert.Equal("True grid grid grid", await application.ReadAsync("/", Norway));
        Assert.Equal("False list list list", await application.ReadAsync("/", Norway));
    }

    [Fact]
    public async Task Singletons_see_the_request_that_is_answered()
    {
        await using var application = await TestApplication.StartAsync(
            app => app.MapGet("/", (Reader reader) => reader.Read()),
            services => services.AddSingleton<Reader>());

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => application.ReadAsync("/", ("X-Country", index % 2 == 0 ? "NO" : "SE"))));

        Assert.Equal(Enumerable.Range(0, 40).Select(index => index % 2 == 0 ? "grid grid" : "list list"), answers);
    }

    [Fact]
    public async Task Outside_of_a_request_there_is_a_snapshot_too()
    {
        await using var application = await TestApplication.StartAsync(app => app.MapGet("/", () => ""));
        var accessor = application.Services.GetRequiredService<ISnapshotAccessor<FlagsSnapshot>>();
        var factory = application.Services.GetRequiredService<ISnapshotFactory<FlagsSnapshot, FlagContext>>();

        Assert.Equal("list", accessor.Current.Feed.Layout);
        Assert.Equal("grid", factory.Take(new FlagContext { Country = "NO" }).Feed.Layout);
    }

    [Fact]
    public async Task Code_that_outlives_its_request_has_no_user()
    {
        var release = new TaskCompletionSource();
        var late = new TaskCompletionSource<string>();
        await using var application = await TestApplication.StartAsync(app => app.MapGet("/", (ISnapshotAccessor<IFlagsSnapshot> accessor) =>
        {
            var during = accessor.Current.Feed.Layout;
            _ = Task.Run(async () =>
            {
                await release.Task;
                late.SetResult(accessor.Current.Feed.Layout);
            });
            return during;
        }));

        Assert.Equal("grid", await application.ReadAsync("/", Norway));
        release.SetResult();
        Assert.Equal("list", await late.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Each_manifest_has_its_own()
    {
        await using var application = await TestApplication.StartAsync(
            app => app.MapGet("/", (IFlagsSnapshot flags, ICheckoutFlagsSnapshot checkout) => $"{flags.Stories} {checkout.ExpressPay}").RequireFlag(CheckoutFlags.ExpressPay),
            services => services.AddOpenFeature(features => features
                .AddOpenRolloutProvider("checkout", options =>
                {
                    options.EmbeddedManifest = CheckoutFlags.EmbeddedManifest;
                    options.BindFlags = false;
                })
                .AddFlags(CheckoutFlags.Set, flags => flags.MapContext(http => new CheckoutFlagContext { CartTotal = http.Request.Headers["X-Total"].FirstOrDefault() is { } total ? int.Parse(total) : null }))));

        Assert.Equal("True True", await application.ReadAsync("/", Norway, ("X-Total", "100")));
        Assert.Equal(404, (int)(await application.GetAsync("/", ("X-Total", "99"))).StatusCode);
    }

    [Fact]
    public async Task A_plain_client_and_the_transaction_see_the_same_user()
    {
        await using var application = await TestApplication.StartAsync(app =>
        {
            app.UseFlagContext();
            app.MapGet("/", async (OpenFeature.IFeatureClient client, OpenFeature.Api api) =>
            {
                await Task.Yield();
                return $"{await client.GetStringValueAsync("feed.layout", "none")} {Flags.Set.Take(Flags.Set.BindingTo(api)).Feed.Layout}";
            });
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => application.ReadAsync("/", ("X-Country", index % 2 == 0 ? "NO" : "SE"))));

        Assert.Equal(Enumerable.Range(0, 20).Select(index => index % 2 == 0 ? "grid grid" : "list list"), answers);
    }

    [Fact]
    public async Task The_context_of_the_containers_clients_counts_for_every_way_to_read_a_flag_in_a_request()
    {
        await using var application = await TestApplication.StartAsync(
            app => app.MapGet("/", async (OpenFeature.IFeatureClient client, FlagsSnapshot flags, Reader reader)
                => $"{await client.GetStringValueAsync("feed.layout", "none")} {flags.Feed.Layout} {reader.Read()} {Flags.Feed.Layout.GetValue()}").RequireFlag(Flags.Stories),
            services => services.AddSingleton<Reader>().AddOpenFeature(features => features
                .AddOpenRolloutProvider(options => options.BindFlags = true)
                .AddContext((context, scope) => context.Set("country", scope.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request.Headers["X-Region"].ToString() ?? ""))));

        Assert.Equal("grid grid grid grid grid", await application.ReadAsync("/", ("X-Region", "NO")));
        Assert.Equal(404, (int)(await application.GetAsync("/", ("X-Region", "SE"))).StatusCode);
        // The user of the request takes precedence.
        Assert.Equal(404, (int)(await application.GetAsync("/", ("X-Region", "NO"), ("X-Country", "SE"))).StatusCode);
    }

    private sealed class Reader(ISnapshotAccessor<FlagsSnapshot> flags, ISnapshotAccessor<IFlagsSnapshot> same)
    {
        public string Read() => $"{flags.Current.Feed.Layout} {same.Current.Feed.Layout}";
    }
}
