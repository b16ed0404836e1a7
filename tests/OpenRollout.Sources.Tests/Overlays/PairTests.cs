namespace OpenRollout.Sources.Tests.Overlays;

/// <summary>Only a manifest and an overlay that the server had at the same time are served.</summary>
public sealed class PairTests : AsyncDisposableTests
{
    private readonly LoopbackServer _server = new();
    private int _requests;

    private Uri Address => _server["flags.json"];

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_release_between_any_two_requests_is_never_mixed_with_the_one_before(bool hasTags)
    {
        for (var releasedAfter = 0; releasedAfter < 8; releasedAfter++)
        {
            foreach (var isStarted in new[] { false, true })
            {
                var release = releasedAfter;
                _requests = 0;
                Publish(hasTags, request => request >= (isStarted ? int.MaxValue : release) ? 2 : 1);
                await using var following = await OverlayFollowing.StartAsync(Address);
                if (isStarted)
                {
                    _requests = 0;
                    Publish(hasTags, request => request >= release ? 2 : 1);
                }

                await following.PollAsync(8);

                Assert.All(following.AllServed(), pair => Assert.Contains(pair, new[] { "m1 o1", "m2 o2" }));
                Assert.Equal("m2 o2", following.Served());
                Assert.Null(following.Last.Outage);
            }
        }
    }

    [Fact]
    public async Task A_release_with_every_request_is_a_transient_failure_after_three_rounds()
    {
        Publish(hasTags: true, _ => 1);
        await using var following = await OverlayFollowing.StartAsync(Address);
        var before = _requests;
        Publish(hasTags: true, request => request);
        await following.PollAsync();
        Assert.Equal(7, _requests - before);

        await following.PollUntilReportedAsync();
        Assert.Equal("m1 o1", following.Served());
        Assert.Contains("changed while they were downloaded", following.Wrong, StringComparison.Ordinal);

        Publish(hasTags: true, _ => 9);
        await following.PollAsync(4);
        Assert.Equal("m9 o9", following.Served());
        Assert.Null(following.Last.Outage);
    }

    [Theory]
    [InlineData("m1", "o2", new[] { "/flags.json", "/flags.Production.json", "/flags.json" })]
    [InlineData("m2", "o1", new[] { "/flags.json", "/flags.Production.json" })]
    [InlineData("m2", "o2", new[] { "/flags.json", "/flags.Production.json", "/flags.json" })]
    public async Task A_change_costs_at_most_one_more_request(string manifest, string overlay, string[] requests)
    {
        _server.ServePair();
        await using var following = await OverlayFollowing.StartAsync(Address);
        var before = _server.Requests.Count;
        _server.ServePair(manifest, overlay);
        await following.PollAsync();

        Assert.Equal($"{manifest} {overlay}", following.Served());
        Assert.Equal(requests, _server.Requests.Skip(before).Select(request => request.Target));
    }

    /// <summary>Serves the pair of a generation, which depends on the number of requests so far.</summary>
    private void Publish(bool hasTags, Func<int, int> generationOf)
    {
        Answer("flags.json", generation => TestPairs.Manifest($"m{generation}"));
        Answer("flags.Production.json", generation => TestPairs.Overlay($"o{generation}"));

        void Answer(string path, Func<int, string> textOf) => _server.Answer(path, request =>
        {
            var generation = generationOf(_requests++);
            var reply = Reply.Of(textOf(generation));
            return (hasTags ? reply.WithETag($"\"{generation}\"") : reply).For(request);
        });
    }
}
