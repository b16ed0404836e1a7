namespace OpenRollout.Sources.Tests.Overlays;

/// <summary>A manifest and the overlay of its environment are downloaded as one.</summary>
public sealed class OverlayTests : AsyncDisposableTests
{
    private readonly LoopbackServer _server = new();

    private Uri Address => _server["flags.json"];

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("Production")]
    [InlineData("production")]
    public async Task The_overlay_beside_the_manifest_is_merged_regardless_of_the_case_of_the_environment(string environment)
    {
        _server.ServePair();
        await using var following = await OverlayFollowing.StartAsync(Address, environment: environment);

        Assert.Equal("m1 o1", following.Served());
        Assert.Null(following.Last.Outage);
        Assert.Equal("Production", following.Last.Environment);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("Development")]
    [InlineData("../Production")]
    public async Task For_an_environment_that_is_not_listed_nothing_else_is_requested(string? environment)
    {
        _server.ServePair();
        await using var following = await OverlayFollowing.StartAsync(Address, environment: environment);
        await following.PollAsync(3);

        Assert.Equal("m1", following.Served());
        Assert.Null(following.Last.Environment);
        Assert.Equal(4, _server.Requests.Count);
        Assert.All(_server.Requests, request => Assert.Equal("/flags.json", request.Target));
    }

    [Fact]
    public async Task While_nothing_changes_each_poll_sends_one_condition_for_each_file()
    {
        _server.ServePair();
        await using var following = await OverlayFollowing.StartAsync(Address);
        var before = _server.Requests.Count;
        await following.PollAsync(3);

        var polls = _server.Requests.Skip(before).ToArray();
        Assert.Equal(Enumerable.Repeat(new[] { "/flags.json", "/flags.Production.json" }, 3).SelectMany(pair => pair), polls.Select(request => request.Target));
        Assert.All(polls, request => Assert.StartsWith($"\"{request.Target[1..]}-", request["If-None-Match"], StringComparison.Ordinal));
        Assert.Equal("m1 o1", following.Served());
        Assert.Same(following.Given[0].Program, following.Last.Program);
    }

    [Fact]
    public async Task A_change_of_either_file_is_served()
    {
        _server.ServePair();
        await using var following = await OverlayFollowing.StartAsync(Address);
        _server.ServePair("m1", "o2");
        await following.PollAsync();
        _server.ServePair("m2", "o2");
        await following.PollAsync();

        Assert.Equal(["m1 o1", "m1 o2", "m2 o2"], following.AllServed());
    }

    [Fact]
    public async Task A_server_without_tags_and_times_is_followed_too()
    {
        _server.Serve("flags.json", TestPairs.Manifest());
        _server.Serve("flags.Production.json", TestPairs.Overlay());
        await using var following = await OverlayFollowing.StartAsync(Address);
        _server.Serve("flags.Production.json", TestPairs.Overlay("o2"));
        await following.PollAsync();

        Assert.Equal(["m1 o1", "m1 o2"], following.AllServed());
    }

    [Fact]
    public async Task The_overlay_is_beside_the_final_address_and_has_its_query()
    {
        _server.Serve("flags.json", Reply.Redirect("/releases/7/flags.json?key=secret"));
        _server.ServeFile("releases/7/flags.json", TestPairs.Manifest());
        _server.ServeFile("releases/7/flags.Production.json", TestPairs.Overlay());
        await using var following = await OverlayFollowing.StartAsync(Address);

        Assert.Equal("m1 o1", following.Served());
        Assert.Contains(_server.Requests, request => request.Target == "/releases/7/flags.Production.json?key=secret");
    }

    [Theory]
    [InlineData("overlays/production.json")]
    [InlineData("/overlays/production.json")]
    public async Task An_option_names_another_address_relative_to_the_manifest(string overlay)
    {
        _server.ServeFile("flags.json", TestPairs.Manifest());
        _server.ServeFile("overlays/production.json", TestPairs.Overlay("elsewhere"));
        await using var following = await OverlayFollowing.StartAsync(Address, options => options.Overlay = new Uri(overlay, UriKind.Relative));

        Assert.Equal("m1 elsewhere", following.Served());
    }

    [Fact]
    public async Task Headers_are_not_sent_to_an_overlay_on_another_server()
    {
        await using var other = new LoopbackServer();
        _server.ServeFile("flags.json", TestPairs.Manifest());
        other.ServeFile("production.json", TestPairs.Overlay());
        await using var following = await OverlayFollowing.StartAsync(Address, options =>
        {
            options.Overlay = other["production.json"];
            options.Headers["Authorization"] = "Bearer secret";
        });

        Assert.Equal("m1 o1", following.Served());
        Assert.Equal("Bearer secret", _server.Requests[0]["Authorization"]);
        Assert.All(other.Requests, request => Assert.Null(request["Authorization"]));
    }

    [Fact]
    public async Task An_overlay_that_the_manifest_lists_from_now_on_is_downloaded_and_one_that_it_no_longer_lists_is_not()
    {
        _server.ServePair();
        _server.ServeFile("flags.json", TestPairs.Manifest("m1", "\"Staging\""));
        await using var following = await OverlayFollowing.StartAsync(Address);
        _server.ServeFile("flags.json", TestPairs.Manifest("m2"));
        await following.PollAsync();
        _server.ServeFile("flags.json", TestPairs.Manifest("m3", "\"Staging\""));
        await following.PollAsync();

        Assert.Equal(["m1", "m2 o1", "m3"], following.AllServed());
    }

    [Fact]
    public async Task Files_of_keys_that_the_overlay_names_are_downloaded_from_below_the_manifest()
    {
        _server.ServeFile("flags.json", TestPairs.Manifest());
        _server.ServeFile("overlays/production.json", TestPairs.Overlay("o1", segments: "\"alpha\": { \"keysFrom\": \"cohorts/alpha.txt\" }"));
        _server.ServeFile("cohorts/alpha.txt", "ada\n");
        await using var following = await OverlayFollowing.StartAsync(Address, options => options.Overlay = new Uri("overlays/production.json", UriKind.Relative));

        Assert.Equal("m1 o1", following.Served());
        Assert.Equal(1, _server.CountOf("cohorts/alpha.txt"));
    }

    [Fact]
    public async Task The_time_of_change_is_the_later_one()
    {
        var (earlier, later) = (new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));
        foreach (var (manifest, overlay) in new[] { (earlier, later), (later, earlier) })
        {
            _server.ServeFile("flags.json", TestPairs.Manifest(), manifest);
            _server.ServeFile("flags.Production.json", TestPairs.Overlay(), overlay);
            await using var following = await OverlayFollowing.StartAsync(Address);
            Assert.Equal(later, following.Last.WrittenAt);
        }
    }

    [Fact]
    public async Task A_pair_is_confirmed_only_when_both_files_are()
    {
        _server.ServePair();
        await using var following = await OverlayFollowing.StartAsync(Address);
        var start = following.Time.GetUtcNow();
        _server.Answer("flags.Production.json", _ => Reply.Empty(404));
        await following.PollAsync(3);
        Assert.Equal(start, following.Last.ConfirmedAt);

        _server.ServePair();
        await following.PollAsync();
        Assert.Equal(following.Time.GetUtcNow(), following.Last.ConfirmedAt);
    }

    [Theory]
    [InlineData("file:///etc/flags.json", "Production", "must be an HTTP or HTTPS address")]
    [InlineData("flags.Production.json", null, "requires an Environment")]
    public void Invalid_options_are_refused_at_once(string overlay, string? environment, string reason)
    {
        var options = new HttpManifestOptions { Overlay = new Uri(overlay, UriKind.RelativeOrAbsolute), Environment = environment };

        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => new HttpManifestSource(Address, options)).Message, StringComparison.Ordinal);
    }
}
