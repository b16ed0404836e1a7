namespace OpenRollout.Sources.Tests.Http;

/// <summary>The requests to a working server and their frequency.</summary>
public sealed class FollowingTests : AsyncDisposableTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly LoopbackServer _server = new();

    private Uri Address => _server["flags.json"];

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_change_is_found_at_the_next_poll()
    {
        _server.Serve("flags.json", TestManifests.Of(("a", true)));
        await using var following = await HttpFollowing.StartAsync(Address);
        Assert.Equal("a", following.Flags);

        _server.Serve("flags.json", TestManifests.Of(("b", true)));
        await following.PollAsync();

        Assert.Equal("b", following.Flags);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task An_unchanged_manifest_is_confirmed_by_its_ETag()
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"one\"").Modified(Morning));
        await using var following = await HttpFollowing.StartAsync(Address);
        var first = following.Last;
        await following.PollAsync(2);

        Assert.Equal([null, "\"one\"", "\"one\""], _server.Requests.Select(request => request["If-None-Match"]));
        Assert.Equal(3, following.Given.Count);
        Assert.Same(first.Reading, following.Last.Reading);
        Assert.Equal(following.Time.GetUtcNow(), following.Last.ConfirmedAt);
        Assert.Null(following.Last.Outage);
    }

    [Theory]
    [InlineData("W/\"weak\"")]
    [InlineData("without-quotes")]
    public async Task An_ETag_is_sent_back_unchanged(string tag)
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag(tag));
        await using var following = await HttpFollowing.StartAsync(Address);
        await following.PollAsync();

        Assert.Equal(tag, _server.Requests[^1]["If-None-Match"]);
        Assert.Null(following.Last.Outage);
    }

    [Fact]
    public async Task Without_an_ETag_the_time_of_the_last_change_is_used()
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("a", true))).Modified(Morning));
        await using var following = await HttpFollowing.StartAsync(Address);
        await following.PollAsync();
        Assert.Equal("Mon, 02 Nov 2026 09:00:00 GMT", _server.Requests[^1]["If-Modified-Since"]);
        Assert.Same(following.Given[0].Reading, following.Last.Reading);

        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("b", true))).Modified(Morning.AddSeconds(1)));
        await following.PollAsync();
        Assert.Equal("b", following.Flags);
    }

    [Fact]
    public async Task Without_either_the_content_is_downloaded_and_compared()
    {
        _server.Serve("flags.json", TestManifests.On());
        await using var following = await HttpFollowing.StartAsync(Address);
        await following.PollAsync();

        Assert.Same(following.Given[0].Reading, following.Last.Reading);
    }

    [Fact]
    public async Task Compressed_responses_are_decompressed()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(TestManifests.Of(("a", true)));
        _server.Serve("flags.json", Reply.Of(Reply.Gzip(bytes)).With("Content-Encoding", "gzip"));
        await using var following = await HttpFollowing.StartAsync(Address);

        Assert.Equal("a", following.Flags);
        Assert.Contains("gzip", _server.Requests[0]["Accept-Encoding"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_are_sent_with_every_request()
    {
        _server.Serve("flags.json", TestManifests.On());
        await using var following = await HttpFollowing.StartAsync(Address, options =>
        {
            options.Headers["Authorization"] = "Bearer secret";
            options.Headers["User-Agent"] = "Shop/1.0";
        });
        await following.PollAsync();

        Assert.All(_server.Requests, request => Assert.Equal(("Bearer secret", "Shop/1.0"), (request["Authorization"], request["User-Agent"])));
    }

    [Fact]
    public async Task A_custom_client_is_requested_for_each_request_and_not_disposed()
    {
        _server.Serve("flags.json", TestManifests.On());
        using var client = new HttpClient(HttpManifestSource.CreateHandler());
        var asked = 0;
        await using (var following = await HttpFollowing.StartAsync(Address, options => options.CreateClient = () =>
        {
            asked++;
            return client;
        }))
        {
            await following.PollAsync();
        }

        Assert.Equal(2, asked);
        Assert.Contains("on", await client.GetStringAsync(Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_factory_that_throws_is_a_failure_like_any_other()
    {
        _server.Serve("flags.json", TestManifests.On());
        var isBroken = true;
        await using var following = await HttpFollowing.StartAsync(
            Address, options => options.CreateClient = () => isBroken ? throw new InvalidOperationException("no such client") : new HttpClient());
        Assert.Contains("no such client", following.Wrong, StringComparison.Ordinal);

        isBroken = false;
        await following.PollAsync();
        Assert.Equal("on", following.Flags);
    }

    [Fact]
    public async Task Delays_vary_randomly_and_stay_within_the_jitter()
    {
        _server.Serve("flags.json", TestManifests.On());
        var waits = new List<TimeSpan>();
        await using var following = await HttpFollowing.StartAsync(Address, options => options.Jitter = 0.2);
        for (var look = 0; look < 20; look++)
        {
            waits.Add(following.Time.UntilNext);
            await following.AdvanceAsync(following.Time.UntilNext);
        }

        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(24), TimeSpan.FromSeconds(36)));
        Assert.True(waits.Distinct().Count() > 10);
    }

    [Fact]
    public async Task Cancellation_ends_any_wait_at_once_and_leaves_no_timer()
    {
        var never = new TaskCompletionSource();
        _server.Serve("flags.json", TestManifests.On());
        var time = new FakeClock();
        await (await HttpFollowing.StartAsync(Address, time: time)).DisposeAsync();
        Assert.Equal(0, time.Waiting);

        foreach (var reply in new[] { Reply.Of(TestManifests.On()).After(never.Task), Reply.Of(TestManifests.On()).PausedBy(never.Task) })
        {
            _server.Serve("flags.json", reply);
            var count = _server.Requests.Count;
            var following = HttpFollowing.Begin(Address, options => options.Timeout = TimeSpan.FromSeconds(10), time);
            await Eventually.Is(() => _server.Requests.Count > count);
            await following.DisposeAsync().AsTask().WaitAsync(Eventually.Patience);
            Assert.Empty(following.Given);
            Assert.Equal(0, time.Waiting);
        }
    }
}
