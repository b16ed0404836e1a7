using System.Security.Cryptography;
using System.Text;

namespace OpenRollout.Sources.Tests.Http;

/// <summary>With a public key, only signed files are served.</summary>
public sealed class SignatureTests : AsyncDisposableTests
{
    private static readonly string Manifest = TestManifests.Of(("signed", true));

    private readonly LoopbackServer _server = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private Uri Address => _server["flags.json"];

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _key.Dispose();
    }

    [Theory]
    [InlineData(DSASignatureFormat.Rfc3279DerSequence, false)]
    [InlineData(DSASignatureFormat.Rfc3279DerSequence, true)]
    [InlineData(DSASignatureFormat.IeeeP1363FixedFieldConcatenation, false)]
    [InlineData(DSASignatureFormat.IeeeP1363FixedFieldConcatenation, true)]
    public async Task A_good_signature_may_have_any_of_the_usual_forms(DSASignatureFormat format, bool isBase64)
    {
        var signature = Sign(Manifest, format);
        Serve(Manifest, isBase64 ? Encoding.ASCII.GetBytes(Convert.ToBase64String(signature, Base64FormattingOptions.InsertLineBreaks) + "\n") : signature);
        await using var following = await StartAsync();

        Assert.Equal("signed", following.Flags);
        await following.PollAsync();
        Assert.Equal(1, _server.CountOf("flags.json.sig"));
    }

    [Fact]
    public async Task A_text_that_was_changed_is_refused()
    {
        Serve(Manifest, Sign(Manifest));
        await using var following = await StartAsync();
        Serve(TestManifests.Of(("forged", true)), Sign(Manifest));
        await following.PollUntilReportedAsync();

        Assert.Equal("signed", following.Flags);
        Assert.Contains("does not match", following.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("AAAA")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task An_invalid_signature_is_refused(string signature)
    {
        Serve(Manifest, Encoding.ASCII.GetBytes(signature));
        await using var following = await StartAsync();

        Assert.Equal("", following.Flags);
        Assert.Contains("does not match", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_is_missing_is_named_with_its_address()
    {
        _server.Serve("flags.json", Manifest);
        await using var following = await StartAsync();

        Assert.Contains($"{Address}.sig' returned status 404", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_is_too_long_is_refused()
    {
        Serve(Manifest, new byte[5000]);
        await using var following = await StartAsync();

        Assert.Contains("at most 4096 bytes", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_by_one_of_several_keys_is_accepted_and_by_another_key_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Serve(Manifest, Sign(Manifest));
        await using var wrong = await StartAsync(options => options.PublicKey = other.ExportSubjectPublicKeyInfoPem());
        Assert.Contains("does not match", wrong.Wrong, StringComparison.Ordinal);

        await using var both = await StartAsync(options => options.PublicKey = $"# old\n{other.ExportSubjectPublicKeyInfoPem()}\n# new\n{_key.ExportSubjectPublicKeyInfoPem()}\n");
        Assert.Equal("signed", both.Flags);
    }

    [Fact]
    public async Task The_signature_may_be_elsewhere_and_gets_no_headers_there()
    {
        await using var other = new LoopbackServer();
        _server.Serve("flags.json", Manifest);
        _server.Serve("signatures/now", Reply.Of(Sign(Manifest)));
        other.Serve("now", Reply.Of(Sign(Manifest)));
        foreach (var address in new[] { new Uri("signatures/now", UriKind.Relative), other["now"] })
        {
            await using var following = await StartAsync(options =>
            {
                options.Signature = address;
                options.Headers["X-Key"] = "secret";
            });
            Assert.Equal("signed", following.Flags);
        }

        Assert.Null(Assert.Single(other.Requests)["X-Key"]);
    }

    [Fact]
    public async Task Files_of_keys_need_signatures_of_their_own()
    {
        const string WithKeys = """{ "segments": { "alpha": { "keysFrom": "alpha.txt" } }, "flags": { "a": { "flagType": "boolean", "defaultValue": false } } }""";
        Serve(WithKeys, Sign(WithKeys));
        _server.Serve("alpha.txt", "ada\n");
        await using var following = await StartAsync();
        Assert.Contains("alpha.txt.sig' returned status 404", following.Wrong, StringComparison.Ordinal);

        _server.Serve("alpha.txt.sig", Reply.Of(Sign("ada\n")));
        await following.PollAsync();
        Assert.Equal("a", following.Flags);

        _server.Serve("alpha.txt", "mallory\n");
        await following.PollUntilReportedAsync();
        Assert.Contains("does not match", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_is_checked_again_when_it_is_read()
    {
        using var folder = new TemporaryFolder();
        Serve(Manifest, Sign(Manifest));
        await using (await StartAsync(options => options.CacheFolder = folder.Path))
        {
        }

        await _server.DisposeAsync();
        await using var same = await StartAsync(options => options.CacheFolder = folder.Path);
        Assert.Equal("signed", same.Flags);

        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var wrong = await StartAsync(options => (options.CacheFolder, options.PublicKey) = (folder.Path, other.ExportSubjectPublicKeyInfoPem()));
        Assert.Equal("", wrong.Flags);
        Assert.Contains(wrong.Last.Problems, problem => problem.Id == "ROLL1009" && problem.Message.Contains("signature", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cache_without_signatures_is_not_used_with_a_public_key()
    {
        using var folder = new TemporaryFolder();
        Serve(Manifest, Sign(Manifest));
        await using (await StartAsync(options => (options.CacheFolder, options.PublicKey) = (folder.Path, null)))
        {
        }

        await _server.DisposeAsync();
        await using var following = await StartAsync(options => options.CacheFolder = folder.Path);
        Assert.Equal("", following.Flags);
    }

    [Fact]
    public void An_invalid_key_is_refused_at_once()
    {
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create();
        foreach (var (pem, reason) in new[]
        {
            (_key.ExportECPrivateKeyPem(), "not a public key"),
            (_key.ExportPkcs8PrivateKeyPem(), "not a public key"),
            (large.ExportSubjectPublicKeyInfoPem(), "P-256"),
            (rsa.ExportSubjectPublicKeyInfoPem(), "cannot be read"),
            ("no key", "no key in PEM"),
        })
        {
            var exception = Assert.ThrowsAny<ArgumentException>(() => new HttpManifestSource(Address, new HttpManifestOptions { PublicKey = pem }));
            Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        }
    }

    private byte[] Sign(string text, DSASignatureFormat format = DSASignatureFormat.Rfc3279DerSequence)
        => _key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, format);

    private void Serve(string manifest, byte[] signature)
    {
        _server.Serve("flags.json", manifest);
        _server.Serve("flags.json.sig", Reply.Of(signature));
    }

    private Task<HttpFollowing> StartAsync(Action<HttpManifestOptions>? configure = null) => HttpFollowing.StartAsync(Address, options =>
    {
        options.PublicKey = _key.ExportSubjectPublicKeyInfoPem();
        configure?.Invoke(options);
    });
}
