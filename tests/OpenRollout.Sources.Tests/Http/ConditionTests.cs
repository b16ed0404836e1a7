namespace OpenRollout.Sources.Tests.Http;

/// <summary>A wrong ETag or time must not hide later versions.</summary>
public sealed class ConditionTests : AsyncDisposableTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly LoopbackServer _server = new();

    private Uri Address => _server["flags.json"];

    public static TheoryData<string> BadTags => new()
    {
        "\"schlüssel\"",
        "\"tab\tinside\"",
        "\"escape\u001binside\"",
        $"\"{new string('a', 20_000)}\"",
        $"\"{new string('a', 255)}\"",
        "*",
        "W/*",
        "\"one\", \"two\"",
        "\"one\"two\"",
        "one,two",
        "W/",
        "\"",
    };

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(BadTags))]
    public async Task A_tag_that_cannot_be_sent_back_is_not_sent(string tag)
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("bad", true))).WithETag(tag));
        await using var following = await HttpFollowing.StartAsync(Address);
        Assert.Equal("bad", following.Flags);

        _server.Serve("flags.json", TestManifests.Of(("good", true)));
        await following.PollAsync();
        Assert.Equal("good", following.Flags);
        Assert.Null(_server.Requests[^1]["If-None-Match"]);
    }

    [Fact]
    public async Task Two_tags_of_one_answer_are_not_sent_back()
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"one\"").WithETag("\"two\""));
        await using var following = await HttpFollowing.StartAsync(Address);
        await following.PollAsync();

        Assert.Null(_server.Requests[^1]["If-None-Match"]);
    }

    [Fact]
    public async Task The_poll_after_a_failed_one_sends_no_conditions_once()
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"one\""));
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Answer("flags.json", request => Reply.Empty(request["If-None-Match"] is null ? 500 : 400));
        await following.PollAsync(3);

        Assert.Equal([null, "\"one\"", null, "\"one\""], _server.Requests.Select(request => request["If-None-Match"]));
    }

    [Fact]
    public async Task A_server_that_refuses_conditions_is_still_polled()
    {
        var tag = 0;
        _server.Answer("flags.json", request => request["If-None-Match"] is null
            ? Reply.Of(TestManifests.Of(($"v{tag}", true))).WithETag($"\"{tag++}\"")
            : Reply.Empty(431));
        await using var following = await HttpFollowing.StartAsync(Address);
        await following.PollAsync(2);

        Assert.Equal("v1", following.Flags);
        Assert.Null(following.Last.Outage);
    }

    [Fact]
    public async Task A_file_of_keys_that_fails_is_requested_without_conditions_too()
    {
        _server.Serve("flags.json", """{ "segments": { "alpha": { "keysFrom": "alpha.txt" } }, "flags": {} }""");
        _server.Serve("alpha.txt", Reply.Of("ada\n").WithETag("\"one\""));
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Answer("alpha.txt", request => request["If-None-Match"] is null ? Reply.Of("grace\n") : Reply.Empty(431));
        await following.PollAsync();
        Assert.Contains("431", following.Last.Outage!.Message, StringComparison.Ordinal);
        await following.PollAsync();

        Assert.Null(following.Last.Outage);
    }

    [Fact]
    public async Task A_server_that_uses_one_tag_for_two_versions_is_trusted_for_an_hour()
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("old", true))).WithETag("\"same\""));
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("new", true))).WithETag("\"same\""));
        await following.PollAsync(119);
        Assert.Equal("old", following.Flags);
        await following.PollAsync();

        Assert.Equal("new", following.Flags);
    }

    [Fact]
    public async Task An_hour_without_a_change_costs_one_full_response()
    {
        _server.Serve("flags.json", Reply.Of(TestManifests.On()).WithETag("\"one\""));
        await using var following = await HttpFollowing.StartAsync(Address);
        await following.PollAsync(360);

        Assert.Equal(4, _server.Requests.Count(request => request["If-None-Match"] is null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(70_000)]
    public async Task A_time_in_the_future_is_neither_sent_back_nor_a_reason_to_refuse_later_versions(int daysAhead)
    {
        var time = new FakeClock();
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("bad", true))).Modified(time.GetUtcNow().AddDays(daysAhead)));
        await using var following = await HttpFollowing.StartAsync(Address, time: time);
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("good", true))).Modified(time.GetUtcNow().AddSeconds(20)));
        await following.PollAsync();

        Assert.Equal("good", following.Flags);
        Assert.Null(_server.Requests[^1]["If-Modified-Since"]);
    }

    [Fact]
    public async Task The_same_text_with_a_time_in_the_future_does_not_allow_older_versions()
    {
        var time = new FakeClock();
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("newer", true))).WithETag("\"1\"").Modified(Morning));
        await using var following = await HttpFollowing.StartAsync(Address, time: time);
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("newer", true))).WithETag("\"2\"").Modified(time.GetUtcNow().AddYears(1)));
        await following.PollAsync();
        _server.Serve("flags.json", Reply.Of(TestManifests.Of(("older", true))).WithETag("\"3\"").Modified(Morning.AddDays(-1)));
        await following.PollAsync();

        Assert.Equal("newer", following.Flags);
        Assert.Contains("older than the served one", following.Wrong, StringComparison.Ordinal);
    }
}
