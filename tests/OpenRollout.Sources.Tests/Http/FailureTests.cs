using System.Text;

namespace OpenRollout.Sources.Tests.Http;

/// <summary>With a failing server, the last good manifest stays in use, the failure is reported, and polling continues.</summary>
public sealed class FailureTests : AsyncDisposableTests
{
    private readonly LoopbackServer _server = new();

    private Uri Address => _server["flags.json"];

    public static TheoryData<string, string> Misbehaviours => new()
    {
        { "drops", "cannot be reached" },
        { "half", "cannot be reached" },
        { "500", "returned status 500" },
        { "404", "returned status 404" },
        { "206", "returned status 206" },
        { "304", "returned status 304" },
        { "page", "an HTML page instead of the file" },
        { "page-as-json", "an HTML page instead of the file" },
        { "no-json", "ROLL1001" },
        { "half-without-length", "ROLL1001" },
        { "bomb", "at most 65536 bytes" },
        { "announced", "at most 65536 bytes" },
        { "unknown-compression", "compressed as 'zstd-of-mine'" },
        { "broken-compression", "cannot be reached" },
        { "empty", "ROLL1001" },
    };

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Misbehaviours))]
    public async Task The_last_good_manifest_stays_in_use_and_the_reason_is_reported(string misbehaviour, string reason)
    {
        _server.Serve("flags.json", TestManifests.Of(("good", true)));
        await using var following = await HttpFollowing.StartAsync(Address, options => options.MaximumLength = 64 * 1024);

        _server.Answer("flags.json", _ => Misbehave(misbehaviour));
        await following.PollUntilReportedAsync();
        Assert.Equal("good", following.Flags);
        Assert.Contains(reason, following.Last.Outage!.ToString(), StringComparison.Ordinal);
        Assert.Null(following.Last.Reading.FirstError);

        _server.Serve("flags.json", TestManifests.Of(("better", true)));
        await following.PollAsync(2);
        Assert.Equal("better", following.Flags);
        Assert.Null(following.Last.Outage);
    }

    [Theory]
    [MemberData(nameof(Misbehaviours))]
    public async Task At_the_start_a_failure_is_reported_at_once(string misbehaviour, string reason)
    {
        _server.Answer("flags.json", _ => Misbehave(misbehaviour));
        await using var following = await HttpFollowing.StartAsync(Address, options => options.MaximumLength = 64 * 1024);
        Assert.Contains(reason, Assert.Single(following.Given).Reading.FirstError!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(Address.ToString(), following.Last.Problems[0].Path, StringComparison.Ordinal);

        _server.Serve("flags.json", TestManifests.Of(("good", true)));
        await following.PollAsync();
        Assert.Equal("good", following.Flags);
    }

    [Theory]
    [InlineData("\u001b[2Kforged\u0085\u00ad", "returned status 500 \\u001b[2Kforged\\u0085\\u00ad")]
    [InlineData("long", "...")]
    public async Task A_reason_phrase_is_reported_on_one_line_of_bounded_length(string reason, string expected)
    {
        reason = reason == "long" ? new string('a', 10_000) : reason;
        _server.Answer("flags.json", _ => Reply.Empty(500) with { Reason = reason });
        await using var following = await HttpFollowing.StartAsync(Address);
        var message = Assert.Single(following.Given).Reading.FirstError!.ToString();
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 500);
    }

    [Fact]
    public async Task A_server_that_is_down_is_polled_until_it_is_up()
    {
        await _server.DisposeAsync();
        await using var following = await HttpFollowing.StartAsync(Address);
        Assert.Contains("refused", following.Wrong, StringComparison.Ordinal);
        var problem = following.Last.Reading.FirstError!;
        Assert.Equal(("ROLL1013", false), (problem.Id, problem.HasPosition));
        Assert.StartsWith($"{Address}: error ROLL1013: the manifest cannot be read: '{Address}' cannot be reached: ", problem.ToString(), StringComparison.Ordinal);

        await using var server = new LoopbackServer(port: _server.Port);
        server.Serve("flags.json", TestManifests.On());
        await following.PollAsync();
        Assert.Equal("on", following.Flags);
    }

    [Fact]
    public async Task A_server_that_never_responds_fails_after_the_timeout()
    {
        var never = new TaskCompletionSource();
        foreach (var slow in new[] { Reply.Of(TestManifests.On()).After(never.Task), Reply.Of(TestManifests.On()).PausedBy(never.Task) })
        {
            _server.Answer("flags.json", _ => slow);
            var count = _server.Requests.Count;
            await using var following = HttpFollowing.Begin(Address, options => options.Timeout = TimeSpan.FromSeconds(10));
            await Eventually.Is(() => _server.Requests.Count > count);

            following.Time.Advance(TimeSpan.FromSeconds(9));
            Assert.Empty(following.Given);
            await following.AdvanceAsync(TimeSpan.FromSeconds(1));

            Assert.Contains("did not send a complete response within 00:00:10", following.Wrong, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_slow_response_is_accepted_when_it_is_complete()
    {
        var soon = new TaskCompletionSource();
        _server.Serve("flags.json", Reply.Of(TestManifests.On()).PausedBy(soon.Task));
        await using var following = HttpFollowing.Begin(Address, options => options.Timeout = TimeSpan.FromSeconds(10));
        await Eventually.Is(() => _server.Requests.Count == 1);
        following.Time.Advance(TimeSpan.FromSeconds(9));
        soon.SetResult();

        await following.WaitAsync();
        Assert.Equal("on", following.Flags);
    }

    [Fact]
    public async Task A_manifest_with_errors_is_reported_with_line_and_column()
    {
        _server.Serve("flags.json", TestManifests.On());
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Serve("flags.json", TestManifests.Bad);
        await following.PollAsync();

        Assert.StartsWith($"{Address}(2,24): error ROLL1004", following.Last.Outage!.ToString(), StringComparison.Ordinal);
        Assert.Equal("on", following.Flags);
    }

    [Fact]
    public async Task Problems_do_not_contain_the_query_of_the_address()
    {
        await using var following = await HttpFollowing.StartAsync(_server["missing.json?sig=secret"]);

        Assert.DoesNotContain("secret", following.Last.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("/missing.json?sig=secret", _server.Requests[0].Target);
    }

    [Fact]
    public async Task Decompression_stops_at_the_limit()
    {
        var bomb = Reply.Of(Reply.Gzip(new byte[128 * 1024 * 1024])).With("Content-Encoding", "gzip");
        _server.Answer("flags.json", _ => bomb);
        var before = GC.GetTotalAllocatedBytes();
        await using var following = await HttpFollowing.StartAsync(Address, options => options.MaximumLength = 1024 * 1024);

        Assert.Contains("at most 1048576 bytes", following.Wrong, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 32 * 1024 * 1024);
    }

    private static Reply Misbehave(string how)
    {
        var good = TestManifests.Of(("never", true));
        return how switch
        {
            "drops" => Reply.Dropped(),
            "half" => Reply.Of(good).CutAfter(0.5),
            "page" => Reply.Of("<!DOCTYPE html><html><body>Please log in</body></html>").With("Content-Type", "text/html; charset=utf-8"),
            "page-as-json" => Reply.Of("\uFEFF \r\n<HTML>Please log in</HTML>").With("Content-Type", "application/json"),
            "no-json" => Reply.Of("upstream error"),
            "half-without-length" => Reply.Of(good).WithoutLength().CutAfter(0.5),
            "bomb" => Reply.Of(Reply.Gzip(Encoding.UTF8.GetBytes(good + new string(' ', 10 * 1024 * 1024)))).With("Content-Encoding", "gzip"),
            "announced" => Reply.Of(good + new string(' ', 64 * 1024)),
            "unknown-compression" => Reply.Of(good).With("Content-Encoding", "zstd-of-mine"),
            "broken-compression" => Reply.Of(good).With("Content-Encoding", "gzip"),
            "empty" => Reply.Of(""),
            _ => Reply.Of(good, int.Parse(how, System.Globalization.CultureInfo.InvariantCulture)),
        };
    }
}
