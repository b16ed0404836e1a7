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
}
