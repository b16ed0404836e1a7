using System.Security.Cryptography;
using System.Text;

namespace OpenRollout.Sources.Tests.Overlays;

/// <summary>With a public key, an overlay needs its own signature, and no other signed file is accepted in its place.</summary>
public sealed class SignedOverlayTests : AsyncDisposableTests
{
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
    [InlineData(null)]
    [InlineData("production/flags.json")]
    public async Task A_signed_pair_is_served(string? name)
    {
        Serve("flags.json", TestPairs.Manifest(), name);
        Serve("flags.Production.json", TestPairs.Overlay(), name is null ? null : "production/flags.Production.json");
        await using var following = await StartAsync(name);

        Assert.Equal("m1 o1", following.Served());
        await following.PollAsync(3);
        Assert.Equal(1, _server.CountOf("flags.Production.json.sig"));
    }

    [Fact]
    public async Task An_overlay_without_a_signature_is_refused()
    {
        Serve("flags.json", TestPairs.Manifest());
        _server.Serve("flags.Production.json", TestPairs.Overlay());
        await using var following = await StartAsync();

        Assert.Equal("ROLL1013", following.Served());
        Assert.Contains("flags.Production.json.sig' returned status 404", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlay_that_was_changed_is_refused()
    {
        ServePair();
        await using var following = await StartAsync();
        _server.Serve("flags.Production.json", TestPairs.Overlay("forged"));
        await following.PollUntilReportedAsync();

        Assert.Equal("m1 o1", following.Served());
        Assert.Contains("does not match", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlay_that_is_removed_does_not_leave_the_manifest_alone()
    {
        ServePair();
        await using var following = await StartAsync();
        _server.Answer("flags.Production.json", _ => Reply.Empty(404));
        await following.PollAsync(200);

        Assert.Equal("m1 o1", following.Served());
        Assert.NotNull(following.Last.Outage);
    }

    [Theory]
    [InlineData("Staging", "is for the environment 'Staging'")]
    [InlineData("Production2", "is for the environment 'Production2'")]
    [InlineData(null, "states no 'environment'")]
    public async Task A_signed_overlay_of_another_environment_or_none_is_refused(string? environment, string reason)
    {
        ServePair();
        await using var following = await StartAsync();
        Serve("flags.Production.json", TestPairs.Overlay("swapped", environment));
        await following.PollAsync();

        Assert.Equal("m1 o1", following.Served());
        Assert.Contains(reason, following.Wrong, StringComparison.Ordinal);
        Assert.Contains("must have \"environment\": \"Production\"", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_public_key_the_property_is_optional()
    {
        _server.ServePair();
        _server.ServeFile("flags.Production.json", TestPairs.Overlay("unstated", environment: null));
        await using var following = await OverlayFollowing.StartAsync(Address);

        Assert.Equal("m1 unstated", following.Served());
    }

    [Fact]
    public async Task The_signed_manifest_itself_is_not_accepted_as_an_overlay()
    {
        Serve("flags.json", TestPairs.Manifest());
        Serve("flags.Production.json", TestPairs.Manifest());
        await using var following = await StartAsync();

        Assert.Contains("states no 'environment'", following.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staging/flags.Production.json")]
    [InlineData("production/flags.json")]
    [InlineData("production/flags.Staging.json")]
    [InlineData(null)]
    public async Task An_overlay_signed_with_another_name_is_refused(string? name)
    {
        Serve("flags.json", TestPairs.Manifest(), "production/flags.json");
        Serve("flags.Production.json", TestPairs.Overlay(), name);
        await using var following = await StartAsync("production/flags.json");

        Assert.Equal("ROLL1013", following.Served());
        Assert.Contains("signed with another name than 'production/flags.Production.json'", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_keys_that_an_overlay_names_need_a_signature_too()
    {
        Serve("flags.json", TestPairs.Manifest());
        Serve("flags.Production.json", TestPairs.Overlay(segments: "\"alpha\": { \"keysFrom\": \"alpha.txt\" }"));
        Serve("alpha.txt", "ada\n");
        await using var following = await StartAsync();
        Assert.Equal("m1 o1", following.Served());

        _server.Serve("alpha.txt", "mallory\n");
        await following.PollUntilReportedAsync();
        Assert.Contains("does not match", following.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, "has revision 6, but revision 7 was served")]
    [InlineData(null, "has no revision, but revision 7 was served")]
    public async Task An_older_signed_overlay_is_not_accepted_again(int? revision, string reason)
    {
        ServePair(revision: 7);
        await using var following = await StartAsync();
        Serve("flags.json", TestPairs.Manifest("m2", revision: 100));
        Serve("flags.Production.json", TestPairs.Overlay("replayed", revision: revision));
        await following.PollAsync(20);

        Assert.Equal("m1 o1", following.Served());
        Assert.Contains(reason, following.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_revision_that_is_not_lower_is_accepted_independently_of_the_manifests(int revision)
    {
        ServePair(revision: 7);
        await using var following = await StartAsync();
        Serve("flags.Production.json", TestPairs.Overlay("o2", revision: revision));
        await following.PollAsync();

        Assert.Equal("m1 o2", following.Served());
    }

    [Fact]
    public async Task The_cache_remembers_the_revision_of_the_overlay_even_while_its_environment_is_not_listed()
    {
        ServePair(revision: 7);
        await using (var first = await StartAsync(cacheFolder: _folder.Path))
        {
            Serve("flags.json", TestPairs.Manifest("m2", "\"Staging\""));
            await first.PollAsync();
            Assert.Equal("m2", first.Served());
        }

        Serve("flags.json", TestPairs.Manifest("m3"));
        Serve("flags.Production.json", TestPairs.Overlay("replayed", revision: 6));
        await using (var restarted = await StartAsync(cacheFolder: _folder.Path))
        {
            Assert.Equal("m2", restarted.Served());
            Assert.Contains("has revision 6, but revision 7 was served", restarted.Wrong, StringComparison.Ordinal);
        }

        // As documented, nothing is remembered without the cache.
        await using var forgetful = await StartAsync();
        Assert.Equal("m3 replayed", forgetful.Served());
    }

    private void ServePair(int? revision = null)
    {
        Serve("flags.json", TestPairs.Manifest());
        Serve("flags.Production.json", TestPairs.Overlay(revision: revision));
    }

    private void Serve(string path, string text, string? name = null)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var signed = name is null ? bytes : Encoding.UTF8.GetBytes($"{Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant()}  {name}\n");
        _server.ServeFile(path, text);
        _server.Serve(path + ".sig", Reply.Of(_key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    private Task<HttpFollowing> StartAsync(string? name = null, string? cacheFolder = null) => OverlayFollowing.StartAsync(Address, options =>
        (options.PublicKey, options.SignedName, options.CacheFolder) = (_key.ExportSubjectPublicKeyInfoPem(), name, cacheFolder));
}
