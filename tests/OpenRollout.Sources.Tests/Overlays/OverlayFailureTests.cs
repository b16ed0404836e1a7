namespace OpenRollout.Sources.Tests.Overlays;

/// <summary>An overlay that the manifest lists is required: any failure is a failure of the pair, and never results in the manifest alone.</summary>
public sealed class OverlayFailureTests : AsyncDisposableTests
{
    private readonly LoopbackServer _server = new();

    public static TheoryData<int> LastingFailures => [404, 403, 401, 410, 204];

    public static TheoryData<int> TransientFailures => [500, 503, 429, 408];

    private Uri Address => _server["flags.json"];

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(LastingFailures))]
    public async Task A_missing_or_forbidden_overlay_is_reported_at_once_and_the_last_good_pair_stays_in_use(int status)
    {
        _server.ServePair();
        await using var following = await OverlayFollowing.StartAsync(Address);
        _server.ServeFile("flags.json", TestPairs.Manifest("m2"));
        _server.Answer("flags.Production.json", _ => Reply.Empty(status));
        await following.PollAsync();

        Assert.Equal("m1 o1", following.Served());
        Assert.Contains($"flags.Production.json' returned status {status}", following.Wrong, StringComparison.Ordinal);
        Assert.Contains("provide it, or remove 'Production' from 'environments'; still serving", following.Wrong, StringComparison.Ordinal);
        Assert.StartsWith($"{Address}(1,32): error ROLL1013: the overlay of 'Production', '{_server["flags.Production.json"]}', cannot be read:", following.Last.Outage!.ToString(), StringComparison.Ordinal);

        _server.ServePair("m2", "o2");
        await following.PollAsync(2);
        Assert.Equal("m2 o2", following.Served());
        Assert.Null(following.Last.Outage);
    }

    [Theory]
    [MemberData(nameof(TransientFailures))]
    public async Task A_transient_failure_of_the_overlay_is_reported_when_it_persists(int status)
    {
        _server.ServePair();
        await using var following = await OverlayFollowing.StartAsync(Address);
        _server.Answer("flags.Production.json", _ => Reply.Empty(status));
        await following.PollAsync();
        Assert.Single(following.Given);

        await following.PollUntilReportedAsync();
        Assert.Equal("m1 o1", following.Served());
        Assert.Contains($"status {status}", following.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(LastingFailures))]
    [MemberData(nameof(TransientFailures))]
    public async Task A_first_start_without_the_overlay_serves_nothing(int status)
    {
        _server.ServeFile("flags.json", TestPairs.Manifest());
        _server.Answer("flags.Production.json", _ => Reply.Empty(status));
        await using var following = await OverlayFollowing.StartAsync(Address);

        Assert.Equal("ROLL1013", following.Served());
        Assert.Equal((1, 32), (following.Last.Problems[0].Start.Line, following.Last.Problems[0].Start.Column));
        Assert.Null(following.Last.Program);
    }

    [Fact]
    public async Task A_dropped_connection_is_a_failure_too()
    {
        _server.ServePair();
        await using var following = await OverlayFollowing.StartAsync(Address);
        _server.ServeFile("flags.json", TestPairs.Manifest("m2"));
        foreach (var share in new[] { 0, 0.5 })
        {
            _server.Answer("flags.Production.json", _ => Reply.Of(TestPairs.Overlay("o2")).CutAfter(share));
            await following.PollUntilReportedAsync();
            Assert.Equal("m1 o1", following.Served());
            Assert.NotNull(following.Last.Outage);
        }
    }

    [Theory]
    [InlineData("<html></html>", "an HTML page")]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{ "environment": "Staging", "flags": {} }""", "Staging")]
    [InlineData("""{ "environment": "Production", "flags": { "unknown": { "enabled": false } } }""", "unknown")]
    public async Task An_invalid_overlay_is_reported_at_once_with_its_address(string overlay, string reason)
    {
        _server.ServePair();
        await using var following = await OverlayFollowing.StartAsync(Address);
        _server.ServeFile("flags.Production.json", overlay);
        await following.PollAsync();

        Assert.Equal("m1 o1", following.Served());
        Assert.Contains(reason, following.Last.Outage!.Message, StringComparison.Ordinal);
        Assert.Contains("flags.Production.json", following.Last.Outage.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limits_of_the_manifest_apply_to_the_overlay_too()
    {
        _server.ServePair();
        _server.ServeFile("flags.Production.json", TestPairs.Overlay() + new string(' ', 2000));
        await using var following = await OverlayFollowing.StartAsync(Address, options => options.MaximumLength = 1000);

        Assert.Contains("at most 1000 bytes", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_server_is_not_followed()
    {
        _server.ServePair();
        _server.Serve("flags.Production.json", Reply.Redirect(new Uri(_server.OtherAddress, "flags.Production.json").ToString()));
        await using var following = await OverlayFollowing.StartAsync(Address);

        Assert.Equal("ROLL1013", following.Served());
        Assert.Contains("is another server", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_overlay_from_a_mirror_that_lags_behind_is_refused_for_a_while()
    {
        var morning = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
        _server.ServeFile("flags.json", TestPairs.Manifest(), morning);
        _server.ServeFile("flags.Production.json", TestPairs.Overlay("killed"), morning);
        await using var following = await OverlayFollowing.StartAsync(Address);
        _server.ServeFile("flags.Production.json", TestPairs.Overlay("lagging"), morning.AddHours(-1));
        await following.PollAsync(5);
        Assert.Equal("m1 killed", following.Served());
        Assert.Contains("older than the served one", following.Wrong, StringComparison.Ordinal);

        await following.PollAsync(10);
        Assert.Equal("m1 lagging", following.Served());
        Assert.Null(following.Last.Outage);
    }

    [Fact]
    public async Task A_wrong_tag_of_the_overlay_does_not_hide_later_versions_for_more_than_an_hour()
    {
        _server.ServePair();
        _server.Serve("flags.Production.json", Reply.Of(TestPairs.Overlay("o1")).WithETag("\"same\""));
        await using var following = await OverlayFollowing.StartAsync(Address);
        _server.Serve("flags.Production.json", Reply.Of(TestPairs.Overlay("o2")).WithETag("\"same\""));
        await following.PollAsync(119);
        Assert.Equal("m1 o1", following.Served());
        await following.PollAsync();

        Assert.Equal("m1 o2", following.Served());
    }
}
