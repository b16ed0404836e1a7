using System.Security.Cryptography;
using System.Text;

namespace OpenRollout.Sources.Tests.Http;

/// <summary>With a signed name, no other file signed with the same key is accepted in a file's place.</summary>
public sealed class SignedNameTests : AsyncDisposableTests
{
    private const string WithKeys = """{ "segments": { "a": { "keysFrom": "cohorts/alpha.txt" } }, "flags": { "signed": { "flagType": "boolean", "defaultValue": false } } }""";

    private readonly LoopbackServer _server = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task A_manifest_and_its_files_of_keys_are_accepted_with_their_own_names()
    {
        Serve("flags.json", WithKeys, "production/flags.json");
        Serve("cohorts/alpha.txt", "ada\n", "production/cohorts/alpha.txt");
        await using var following = await StartAsync();

        Assert.Null(following.Last.Outage);
        Assert.Equal("signed", following.Flags);
    }

    [Theory]
    [InlineData("staging/flags.json")]
    [InlineData("production/other.json")]
    [InlineData(null)]
    public async Task A_manifest_signed_with_another_name_or_none_is_refused(string? name)
    {
        Serve("flags.json", TestManifests.On(), name);
        await using var following = await StartAsync();

        Assert.Equal("", following.Flags);
        Assert.Contains("signed with another name than 'production/flags.json'", following.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("production/cohorts/beta.txt")]
    [InlineData("staging/cohorts/alpha.txt")]
    public async Task A_file_of_keys_signed_with_another_name_is_refused(string name)
    {
        Serve("flags.json", WithKeys, "production/flags.json");
        Serve("cohorts/alpha.txt", "mallory\n", name);
        await using var following = await StartAsync();

        Assert.Equal("", following.Flags);
        Assert.Contains("signed with another name than 'production/cohorts/alpha.txt'", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_is_checked_with_the_names_too()
    {
        using var folder = new TemporaryFolder();
        Serve("flags.json", TestManifests.On(), "staging/flags.json");
        await using (await StartAsync(options => (options.CacheFolder, options.SignedName) = (folder.Path, "staging/flags.json")))
        {
        }

        await _server.DisposeAsync();
        await using var following = await StartAsync(options => options.CacheFolder = folder.Path);
        Assert.Equal("", following.Flags);
    }

    [Fact]
    public async Task During_a_migration_signatures_without_names_can_be_accepted_as_well()
    {
        Serve("flags.json", TestManifests.Of(("before", true)), null);
        await using var following = await StartAsync(options => options.AcceptUnnamedSignatures = true);
        Assert.Equal("before", following.Flags);

        Serve("flags.json", TestManifests.Of(("after", true)), "production/flags.json");
        await following.PollAsync();
        Assert.Equal("after", following.Flags);
    }

    [Theory]
    [InlineData("")]
    [InlineData("production/")]
    [InlineData("production\\flags.json")]
    [InlineData("two\nlines")]
    public void A_name_that_sha256sum_would_not_print_is_refused_at_once(string name)
    {
        var options = new HttpManifestOptions { PublicKey = _key.ExportSubjectPublicKeyInfoPem(), SignedName = name };
        Assert.Contains("SignedName", Assert.Throws<ArgumentException>(() => new HttpManifestSource(_server["flags.json"], options)).Message, StringComparison.Ordinal);
    }

    private void Serve(string path, string text, string? name)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var signed = name is null ? bytes : Encoding.UTF8.GetBytes($"{Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant()}  {name}\n");
        _server.Serve(path, text);
        _server.Serve(path + ".sig", Reply.Of(_key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    private Task<HttpFollowing> StartAsync(Action<HttpManifestOptions>? configure = null) => HttpFollowing.StartAsync(_server["flags.json"], options =>
    {
        (options.PublicKey, options.SignedName) = (_key.ExportSubjectPublicKeyInfoPem(), "production/flags.json");
        configure?.Invoke(options);
    });
}
