using System.Globalization;

namespace OpenRollout.Sources.Tests.Http;

/// <summary>When a failure is reported, and the delay after it.</summary>
public sealed class RetryTests : AsyncDisposableTests
{
    private readonly LoopbackServer _server = new();

    private Uri Address => _server["flags.json"];

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_failure_that_passes_is_not_reported()
    {
        _server.Serve("flags.json", TestManifests.On());
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Answer("flags.json", _ => Reply.Dropped());
        await following.PollAsync();
        await following.AdvanceAsync(following.Time.UntilNext);
        Assert.Single(following.Given);

        _server.Serve("flags.json", TestManifests.On(false));
        await following.AdvanceAsync(following.Time.UntilNext);
        Assert.Equal(2, following.Given.Count);
        Assert.Null(following.Last.Outage);
    }

    [Fact]
    public async Task A_failure_that_persists_is_reported_after_the_third_time()
    {
        _server.Serve("flags.json", TestManifests.On());
        await using var following = await HttpFollowing.StartAsync(Address);
        var confirmed = following.Last.ConfirmedAt;
        _server.Answer("flags.json", _ => Reply.Empty(503));
        await following.PollAsync();
        await following.AdvanceAsync(following.Time.UntilNext);
        await following.AdvanceAsync(following.Time.UntilNext);

        Assert.Equal(2, following.Given.Count);
        Assert.Contains("returned status 503", following.Last.Outage!.Message, StringComparison.Ordinal);
        Assert.Contains("current at 2026-11-02 12:00:00Z", following.Last.Outage.Message, StringComparison.Ordinal);
        Assert.Equal(confirmed, following.Last.ConfirmedAt);
    }

    [Fact]
    public async Task A_permanent_failure_is_reported_at_once_and_polling_continues_at_the_interval()
    {
        _server.Serve("flags.json", TestManifests.On());
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Answer("flags.json", _ => Reply.Empty(403));
        await following.PollAsync();

        Assert.Contains("returned status 403", following.Last.Outage!.Message, StringComparison.Ordinal);
        Assert.Equal(following.Options.PollingInterval, following.Time.UntilNext);
    }

    [Fact]
    public async Task Delays_double_up_to_the_maximum_and_start_again_after_a_success()
    {
        _server.Answer("flags.json", _ => Reply.Empty(500));
        await using var following = await HttpFollowing.StartAsync(Address, options => options.MaximumRetryDelay = TimeSpan.FromSeconds(10));
        var waits = new List<double>();
        for (var look = 0; look < 6; look++)
        {
            waits.Add(following.Time.UntilNext.TotalSeconds);
            await following.AdvanceAsync(following.Time.UntilNext);
        }

        Assert.Equal([1, 2, 4, 8, 10, 10], waits);
        _server.Serve("flags.json", TestManifests.On());
        await following.AdvanceAsync(following.Time.UntilNext);
        Assert.Equal(following.Options.PollingInterval, following.Time.UntilNext);
        _server.Answer("flags.json", _ => Reply.Empty(500));
        await following.PollAsync();
        Assert.Equal(TimeSpan.FromSeconds(1), following.Time.UntilNext);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("date+90", 90)]
    [InlineData("date-90", 1)]
    [InlineData("0", 1)]
    [InlineData("-5", 1)]
    [InlineData("86400", 600)]
    [InlineData("99999999999999999999", 1)]
    [InlineData("soon", 1)]
    public async Task Retry_After_is_respected_up_to_the_limit(string asked, int seconds)
    {
        var time = new FakeClock();
        var value = asked.StartsWith("date", StringComparison.Ordinal)
            ? time.GetUtcNow().AddSeconds(int.Parse(asked[4..], CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture)
            : asked;
        _server.Answer("flags.json", _ => Reply.Empty(429).With("Retry-After", value));
        await using var following = await HttpFollowing.StartAsync(Address, time: time);

        Assert.Equal(TimeSpan.FromSeconds(seconds), time.UntilNext);
    }
}
