using OpenFeature.Isolated;
using OpenFeature.Model;

namespace OpenRollout.Consumer.Tests;

public sealed class SnapshotTests
{
    private static readonly FlagContext Norwegian = new() { Country = "NO", DeviceType = FlagContext.DeviceTypes.Ios };

    [Fact]
    public async Task A_snapshot_has_all_flags()
    {
        await using var bound = await BoundFlags.StartAsync();

        var flags = Flags.Snapshot(Norwegian);

        Assert.True(flags.Stories && flags.Feed.PageSize > 20);
        Assert.Equal(("reel", 1e300, "Hello"), (flags.Feed.Layout, flags.Player.Volume, flags.Banner.Title));
        Assert.False(Flags.Snapshot().Stories);
        Assert.True(Flags.Snapshot(EvaluationContext.Builder().Set("employee", true).Build()).Stories);
        Assert.True(Flags.Snapshot(in Norwegian).Stories);
    }

    [Fact]
    public async Task A_reload_does_not_change_a_snapshot()
    {
        await using var bound = await BoundFlags.StartAsync();
        var before = Flags.Snapshot(Norwegian);
        Assert.True(before.Stories);

        await bound.ReplaceAsync("\"country\": \"NO\"", "\"country\": \"SE\"");

        Assert.Equal((true, 50, "Hello"), (before.Stories, before.Feed.PageSize, before.Banner.Title));
        var after = Flags.Snapshot(Norwegian);
        Assert.Equal((false, 20, "Welcome"), (after.Stories, after.Feed.PageSize, after.Banner.Title));
    }

    [Fact]
    public async Task With_hooks_each_flag_is_asked_for()
    {
        await using var bound = await BoundFlags.StartAsync();
        var hook = new CountingHook();
        bound.Api.AddHooks(hook);

        var flags = Flags.Snapshot(Norwegian);

        Assert.True(flags.Stories);
        Assert.Equal(50, flags.Feed.PageSize);
        Assert.Equal(2, hook.Count);
    }

    [Fact]
    public async Task An_override_shows_in_a_snapshot()
    {
        await using var bound = await BoundFlags.StartAsync();
        using var overridden = Flags.Feed.PageSize.Override(7);

        Assert.Equal(7, Flags.Snapshot(Norwegian).Feed.PageSize);
    }

    [Fact]
    public async Task It_is_read_through_its_interface_alike()
    {
        await using var bound = await BoundFlags.StartAsync();

        IFlagsSnapshot flags = Flags.Snapshot(Norwegian);

        Assert.True(flags.Stories && flags.Feed.PageSize > 20);
        Assert.Equal(("reel", 1e300, "Hello"), (flags.Feed.Layout, flags.Player.Volume, flags.Banner.Title));
    }

    [Fact]
    public async Task It_is_taken_through_an_API_of_ones_own()
    {
        // The accessors are not bound to this API.
        var api = OpenFeatureFactory.CreateIsolated();
        await api.SetProviderAsync(new OpenRolloutProvider(Flags.EmbeddedManifest));
        var binding = Flags.Set.BindingTo(api);

        // The first snapshot goes through the client, the others do not.
        foreach (var flags in new[] { Flags.Set.Take(binding, in Norwegian), Flags.Set.Take(binding, Norwegian.ToEvaluationContext()), Flags.Set.Take(binding, in Norwegian) })
        {
            Assert.True(flags.Stories && flags.Feed.PageSize > 20);
            Assert.Equal(("reel", 1e300, "Hello"), (flags.Feed.Layout, flags.Player.Volume, flags.Banner.Title));
        }

        Assert.False(Flags.Snapshot(Norwegian).Stories);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Hooks_of_that_API_are_asked()
    {
        var api = OpenFeatureFactory.CreateIsolated();
        await api.SetProviderAsync(new OpenRolloutProvider(Flags.EmbeddedManifest));
        var hook = new CountingHook();
        api.AddHooks(hook);

        var flags = Flags.Set.Take(Flags.Set.BindingTo(api), in Norwegian);

        Assert.Equal((true, 50), (flags.Stories, flags.Feed.PageSize));
        Assert.Equal(2, hook.Count);
        await api.ShutdownAsync();
    }

    [Fact]
    public void The_set_finds_flags_by_their_keys()
    {
        Assert.Same(Flags.Feed.Layout, Flags.Set.Find("feed.layout"));
#pragma warning disable ROLL4002 // A group is not a flag; the test looks it up on purpose.
        Assert.Null(Flags.Set.Find("feed"));
#pragma warning restore ROLL4002
        Assert.Equal(9, Flags.Set.Flags.Count);
        Assert.Equal((true, false), (Flags.Set.Contains(Flags.Stories), Flags.Set.Contains(CheckoutFlags.ExpressPay)));
        Assert.Equal((null, "checkout"), (Flags.Set.Domain, CheckoutFlags.Set.Domain));
    }

    [Fact]
    public async Task It_tells_the_variant_of_flags_of_every_type()
    {
        await using var bound = await BoundFlags.StartAsync();

        var flags = FlagSnapshot.Take(Flags.Set.Binding, in Norwegian);

        Assert.Equal(
            ["rich", "reel", "large", "default", "on"],
            new FeatureFlag[] { Flags.Banner, Flags.Feed.Layout, Flags.Feed.PageSize, Flags.Feed.Title, Flags.Stories }.Select(flag => flags.GetVariantName(flag)));
        Assert.Equal(("gradual", 50), (flags.GetDetails(Flags.Stories).FlagMetadata!.GetString("stage"), flags.GetDetails(Flags.Feed.PageSize).Value));
    }
}
