using FsCheck.Fluent;

namespace OpenRollout.Sources.Tests.Rule;

/// <summary>No response, file or cached byte stops the polling: the next valid response is served.</summary>
public sealed class NothingEndsTheFollowingTests : AsyncDisposableTests
{
    private const string Good = """{ "segments": { "good": { "keysFrom": "alpha.txt" } }, "flags": { "good": { "flagType": "boolean", "defaultValue": true } } }""";

    private readonly LoopbackServer _server = new();

    private Uri Address => _server["flags.json"];

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public void Random_responses() => Law.Holds(
        100,
        (from manifests in Nuisances.Answer.NonEmptyListOf()
         from keys in Nuisances.Answer
         select (manifests, keys)).ToArbitrary(),
        given => Run(() => IsServedAfterAsync([.. given.manifests.Take(4)], given.keys, folder: null)));

    [Fact]
    public void Random_responses_with_a_cache() => Law.Holds(
        50,
        Gen.Zip(Nuisances.Answer, Nuisances.Answer).ToArbitrary(),
        given => Run(async () =>
        {
            using var folder = new TemporaryFolder();
            await IsServedAfterAsync([given.Item1], given.Item2, folder);
            // Also after a restart, with the content of the cache.
            await IsServedAfterAsync([], keys: null, folder);
        }));

    [Fact]
    public void Random_bytes_in_the_cache() => Law.Holds(
        200,
        Nuisances.CacheOf(Address).ToArbitrary(),
        cached => Run(async () =>
        {
            using var folder = new TemporaryFolder();
            ForgedCache.Write(folder.Path, Address, cached);
            await IsServedAfterAsync([], keys: null, folder);
        }));

    [Fact]
    public void Random_responses_for_an_overlay() => Law.Holds(
        150,
        Gen.Zip(Nuisances.Answer.ListOf(), Nuisances.Answer.NonEmptyListOf()).ToArbitrary(),
        given => Run(() => IsPairServedAfterAsync([.. given.Item1.Take(2)], [.. given.Item2.Take(4)])));

    [Fact]
    public void Random_bytes_in_the_cache_of_a_pair() => Law.Holds(
        100,
        Nuisances.SpoiltCache(ForgedCache.OfEnvironment(Address, TestPairs.Manifest("cached"), "Production", TestPairs.Overlay("cached"))).ToArbitrary(),
        cached => Run(async () =>
        {
            using var folder = new TemporaryFolder();
            ForgedCache.Write(folder.Path, Address, cached, "Production");
            await IsPairServedAfterAsync([], [], folder);
        }));

    private static void Run(Func<Task> check) => Assert.True(Task.Run(check).Wait(TimeSpan.FromMinutes(2)), "this is still running after two minutes");

    private async Task IsServedAfterAsync(IReadOnlyList<Reply> nuisances, Reply? keys, TemporaryFolder? folder)
    {
        var answered = 0;
        var time = new FakeClock();
        Reply? good = null;
        _server.Answer("flags.json", request => answered < nuisances.Count
            ? nuisances[answered++].For(request)
            : (good ??= Reply.Of(Good).WithETag("\"good\"").Modified(time.GetUtcNow())).For(request));
        _server.Answer("alpha.txt", request => answered < nuisances.Count && keys is not null ? keys.For(request) : Reply.Of("ada\n").For(request));
        await using var following = await HttpFollowing.StartAsync(Address, options => options.CacheFolder = folder?.Path, time);
        // One more, because a refused condition costs a poll. The longest delay is that of Retry-After.
        for (var look = 0; look <= nuisances.Count; look++)
        {
            await following.AdvanceAsync(following.Options.MaximumRetryAfter);
        }

        Assert.True(following.Flags == "good" && following.Last.Outage is null, $"{following.Flags}: {following.Last.Outage}");
    }

    /// <summary>Serves a good pair, then random responses in place of the manifest and the overlay, then another good pair.</summary>
    private async Task IsPairServedAfterAsync(IReadOnlyList<Reply> manifests, IReadOnlyList<Reply> overlays, TemporaryFolder? folder = null)
    {
        var isSpoilt = false;
        Answer("flags.json", manifests, TestPairs.Manifest("m1"), TestPairs.Manifest("m2"));
        Answer("flags.Production.json", overlays, TestPairs.Overlay("o1"), TestPairs.Overlay("o2"));
        await using var following = await HttpFollowing.StartAsync(Address, options => (options.Environment, options.CacheFolder) = ("Production", folder?.Path));
        Assert.Equal("m1 o1", TestPairs.Describe(following.Last));

        isSpoilt = true;
        for (var look = 0; look <= manifests.Count + overlays.Count; look++)
        {
            await following.AdvanceAsync(following.Options.MaximumRetryAfter);
        }

        Assert.True(TestPairs.Describe(following.Last) == "m2 o2" && following.Last.Outage is null, $"{TestPairs.Describe(following.Last)}: {following.Last.Outage}");

        void Answer(string path, IReadOnlyList<Reply> nuisances, string before, string after)
        {
            var answered = 0;
            var (first, second) = (Reply.Of(before).WithETag("\"before\""), Reply.Of(after).WithETag("\"after\""));
            _server.Answer(path, request => (!isSpoilt ? first : answered < nuisances.Count ? nuisances[answered++] : second).For(request));
        }
    }
}
