namespace OpenRollout.Sources.Tests.Http;

/// <summary>A version with an earlier Last-Modified time than the served one.</summary>
public sealed class OlderVersionTests : AsyncDisposableTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Reply Older = Reply.Of(TestManifests.Of(("older", true))).WithETag("\"1\"").Modified(Morning);
    private static readonly Reply Newer = Reply.Of(TestManifests.Of(("newer", true))).WithETag("\"2\"").Modified(Morning.AddHours(1));

    private readonly LoopbackServer _server = new();

    private Uri Address => _server["flags.json"];

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_mirror_that_lags_behind_does_not_restore_an_older_version()
    {
        _server.Serve("flags.json", Newer);
        await using var following = await HttpFollowing.StartAsync(Address);
        for (var look = 0; look < 40; look++)
        {
            _server.Serve("flags.json", look % 3 == 0 ? Newer : Older);
            await following.PollAsync();
            Assert.Equal("newer", following.Flags);
            Assert.Equal(look % 3 != 0, following.Last.Outage is not null);
        }

        Assert.Contains(following.Given, given => given.Outage?.Message.Contains("older than the served one of 2026-11-02 09:00:00Z", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_release_that_was_rolled_back_is_accepted_after_the_delay()
    {
        _server.Serve("flags.json", Newer);
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Serve("flags.json", Older);
        // Refused first after one poll, and last just before five minutes are over.
        await following.PollAsync(10);
        Assert.Equal("newer", following.Flags);

        await following.PollAsync();
        Assert.Equal("older", following.Flags);
        Assert.Null(following.Last.Outage);
    }

    [Fact]
    public async Task A_new_time_is_a_new_version_with_any_content()
    {
        _server.Serve("flags.json", Newer);
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("older", true))).Modified(Morning.AddHours(2)));
        await following.PollAsync();

        Assert.Equal("older", following.Flags);
    }

    [Fact]
    public async Task The_same_text_with_an_older_time_is_the_same_version()
    {
        _server.Serve("flags.json", Newer);
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("newer", true))).WithETag("\"3\"").Modified(Morning));
        await following.PollAsync();
        Assert.Null(following.Last.Outage);

        // Older versions are still refused.
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("older", true))).Modified(Morning.AddMinutes(30)));
        await following.PollAsync();
        Assert.NotNull(following.Last.Outage);
    }

    [Fact]
    public async Task Zero_accepts_an_older_version_at_once_and_infinity_never()
    {
        foreach (var after in new[] { TimeSpan.Zero, Timeout.InfiniteTimeSpan })
        {
            _server.Serve("flags.json", Newer);
            await using var following = await HttpFollowing.StartAsync(Address, options => options.OlderAcceptedAfter = after);
            _server.Serve("flags.json", Older);
            await following.PollAsync(after == TimeSpan.Zero ? 1 : 100);

            Assert.Equal(after == TimeSpan.Zero ? "older" : "newer", following.Flags);
        }
    }

    [Fact]
    public async Task The_cache_remembers_the_time_over_a_restart()
    {
        using var folder = new TemporaryFolder();
        _server.Serve("flags.json", Newer);
        await using (await HttpFollowing.StartAsync(Address, options => options.CacheFolder = folder.Path))
        {
        }

        _server.Serve("flags.json", Older);
        await using var following = await HttpFollowing.StartAsync(Address, options => options.CacheFolder = folder.Path);
        Assert.Equal("newer", following.Flags);
        Assert.NotNull(following.Last.Outage);
    }
}
