namespace OpenRollout.Sources.Tests.Cache;

/// <summary>The last good manifest is available after a restart.</summary>
public sealed class CacheTests : CachedManifestTests
{
    [Fact]
    public async Task A_restart_without_the_server_serves_the_cached_manifest_and_states_its_age()
    {
        await RunAsync("before");
        await Server.DisposeAsync();
        Time.Advance(TimeSpan.FromHours(5));

        await using var following = await StartAsync();

        Assert.Equal("before", following.Flags);
        Assert.Contains("refused", following.Last.Outage!.Message, StringComparison.Ordinal);
        Assert.Contains("still serving the manifest that was current at 2026-11-02 12:00:00Z", following.Last.Outage.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(5), Time.GetUtcNow() - following.Last.ConfirmedAt);
    }

    [Fact]
    public async Task The_age_counts_from_the_last_confirmation()
    {
        Server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"1\""));
        await using (var following = await StartAsync())
        {
            await following.PollAsync(3);
        }

        await Server.DisposeAsync();
        await using var again = await StartAsync();
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 12, 1, 30, TimeSpan.Zero), again.Last.ConfirmedAt);
    }

    [Fact]
    public async Task After_a_restart_the_server_needs_to_send_only_that_nothing_has_changed()
    {
        Server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"1\""));
        await using (await StartAsync())
        {
        }

        await using var following = await StartAsync();
        Assert.Equal("\"1\"", Server.Requests[^1]["If-None-Match"]);
        Assert.Null(Assert.Single(following.Given).Outage);
        Assert.Equal("on", following.Flags);
    }

    [Fact]
    public async Task A_start_does_not_wait_for_a_slow_server()
    {
        await RunAsync("cached");
        var answer = new TaskCompletionSource();
        Server.Serve("flags.json", Reply.Of(TestManifests.Of(("new", true))).After(answer.Task));
        await using var following = HttpFollowing.Begin(Address, options => options.CacheFolder = Folder.Path, Time);
        await Eventually.Is(() => Server.Requests.Count == 2 && Time.Waiting == 1);
        Assert.Empty(following.Given);

        Time.Advance(following.Options.CacheFallbackDelay);
        await Eventually.Is(() => following.Given.Count == 1);
        Assert.Equal("cached", following.Flags);
        Assert.Contains("has not responded within 00:00:02", following.Last.Outage!.Message, StringComparison.Ordinal);

        answer.SetResult();
        await following.WaitAsync();
        Assert.Equal("new", following.Flags);
        Assert.Null(following.Last.Outage);
    }

    [Fact]
    public async Task An_invalid_manifest_at_the_start_does_not_replace_the_cached_one()
    {
        await RunAsync("cached");
        Server.Serve("flags.json", TestManifests.Bad);
        await using var following = await StartAsync();

        Assert.Equal("cached", following.Flags);
        Assert.Equal("ROLL1004", following.Last.Outage!.Id);
    }

    [Fact]
    public async Task A_manifest_with_errors_is_never_cached()
    {
        Server.Serve("flags.json", TestManifests.Of(("good", true)));
        await using (var following = await StartAsync())
        {
            Server.Serve("flags.json", TestManifests.Bad);
            await following.PollAsync();
        }

        Assert.Equal("good", await FlagsWithoutServerAsync());
    }
}
