using System.Security.Cryptography;
using System.Text;

namespace OpenRollout.Sources.Tests.Http;

/// <summary>A signed manifest is not accepted again after one with a higher revision.</summary>
public sealed class ReplayTests : AsyncDisposableTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly LoopbackServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private Uri Address => _server["flags.json"];

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _key.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(6, "has revision 6, but revision 7 was served")]
    [InlineData(null, "has no revision, but revision 7 was served")]
    public async Task A_lower_revision_is_refused_with_any_time_of_change(int? revision, string reason)
    {
        Serve(7, "newer", Morning);
        await using var following = await StartAsync();
        Serve(revision, "replayed", Morning.AddHours(1));
        await following.PollAsync(20);

        Assert.Equal("newer", following.Flags);
        Assert.Contains(reason, following.Wrong, StringComparison.Ordinal);
        Assert.Contains("publish it with a revision above 7", following.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_revision_that_is_not_lower_is_accepted_at_once_with_any_time_of_change(int revision)
    {
        Serve(7, "before", Morning);
        await using var following = await StartAsync();
        Serve(revision, "after", Morning.AddDays(-1));
        await following.PollAsync();

        Assert.Equal("after", following.Flags);
    }

    [Fact]
    public async Task The_cache_remembers_the_revision_over_a_restart()
    {
        Serve(7, "newer", Morning);
        await using (await StartAsync(_folder.Path))
        {
        }

        Serve(6, "replayed", Morning.AddHours(1));
        await using (var cached = await StartAsync(_folder.Path))
        {
            Assert.Equal("newer", cached.Flags);
        }

        // As documented, nothing is remembered without the cache.
        await using var forgetful = await StartAsync();
        Assert.Equal("replayed", forgetful.Flags);
    }

    [Fact]
    public async Task Without_a_public_key_a_revision_has_no_effect()
    {
        Serve(7, "newer", Morning);
        await using var following = await HttpFollowing.StartAsync(Address);
        Serve(6, "lower", Morning.AddHours(1));
        await following.PollAsync();

        Assert.Equal("lower", following.Flags);
    }

    private void Serve(int? revision, string flag, DateTimeOffset at)
    {
        var manifest = TestManifests.Of((flag, true));
        manifest = revision is null ? manifest : $$"""{ "revision": {{revision}}, {{manifest.TrimStart()[1..]}}""";
        _server.Serve("flags.json", Reply.Of(manifest).WithETag($"\"{flag}\"").Modified(at));
        _server.Serve("flags.json.sig", Reply.Of(_key.SignData(Encoding.UTF8.GetBytes(manifest), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    private Task<HttpFollowing> StartAsync(string? cacheFolder = null)
        => HttpFollowing.StartAsync(Address, options => (options.PublicKey, options.CacheFolder) = (_key.ExportSubjectPublicKeyInfoPem(), cacheFolder));
}
