namespace OpenRollout.Sources.Tests.Http;

/// <summary>Redirects are followed only where the application allows it, and its headers are not sent to other servers.</summary>
public sealed class RedirectTests : AsyncDisposableTests
{
    private readonly LoopbackServer _server = new();
    private readonly LoopbackServer _other = new();

    private Uri Address => _server["flags.json"];

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task On_the_same_server_it_is_followed_with_the_headers(int status)
    {
        _server.Answer("flags.json", _ => Reply.Redirect("releases/42/flags.json", status));
        _server.Serve("releases/42/flags.json", Reply.Of(TestManifests.On()).WithETag("\"42\""));
        await using var following = await HttpFollowing.StartAsync(Address, options => options.Headers["X-Key"] = "secret");
        await following.PollAsync();

        Assert.Equal("on", following.Flags);
        Assert.Equal(["/flags.json", "/releases/42/flags.json", "/flags.json", "/releases/42/flags.json"], _server.Requests.Select(request => request.Target));
        Assert.All(_server.Requests, request => Assert.Equal("secret", request["X-Key"]));
        Assert.Equal("\"42\"", _server.Requests[^1]["If-None-Match"]);
    }

    [Fact]
    public async Task To_another_host_or_port_it_is_refused_and_no_request_is_sent_there()
    {
        _other.Serve("flags.json", TestManifests.On());
        foreach (var target in new[] { _other.Address, _other.OtherAddress })
        {
            _server.Answer("flags.json", _ => Reply.Redirect($"{target}flags.json"));
            await using var following = await HttpFollowing.StartAsync(Address);

            Assert.Contains(nameof(HttpManifestOptions.AllowedHosts), following.Wrong, StringComparison.Ordinal);
            Assert.Contains(target.Authority, following.Wrong, StringComparison.Ordinal);
        }

        Assert.Empty(_other.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task To_a_host_that_is_allowed_it_is_followed_without_the_headers(bool withPort)
    {
        _other.Serve("flags.json", TestManifests.On());
        _server.Answer("flags.json", _ => Reply.Redirect($"{_other.OtherAddress}flags.json"));
        await using var following = await HttpFollowing.StartAsync(Address, options =>
        {
            options.AllowedHosts.Add(withPort ? $"LOCALHOST:{_other.Port}" : "localhost");
            options.Headers["Authorization"] = "Bearer secret";
            options.Headers["X-Key"] = "secret";
        });

        Assert.Equal("on", following.Flags);
        Assert.Equal("secret", _server.Requests[0]["X-Key"]);
        Assert.Equal((null, null), (_other.Requests[0]["Authorization"], _other.Requests[0]["X-Key"]));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/flags.json")]
    public async Task To_anything_but_HTTP_it_is_refused(string target)
    {
        _server.Answer("flags.json", _ => Reply.Redirect(target));
        await using var following = await HttpFollowing.StartAsync(Address, options => options.AllowedHosts.Add("127.0.0.1"));

        Assert.Contains("neither HTTP nor HTTPS", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_HTTPS_to_HTTP_it_is_refused_even_where_the_host_is_allowed()
    {
        using var certificate = Certificates.ForLoopback();
        await using var secure = new LoopbackServer(certificate);
        secure.Serve("good.json", TestManifests.Of(("secure", true)));
        secure.Answer("flags.json", _ => Reply.Redirect($"{_server.Address}flags.json"));
        _server.Serve("flags.json", TestManifests.On());
        using var client = Certificates.ClientThatTrusts(certificate);

        await using var good = await HttpFollowing.StartAsync(secure["good.json"], options => options.CreateClient = () => client);
        Assert.Equal("secure", good.Flags);
        await using var following = await HttpFollowing.StartAsync(secure["flags.json"], options =>
        {
            options.CreateClient = () => client;
            options.AllowedHosts.Add("127.0.0.1");
        });

        Assert.Contains("from HTTPS to HTTP", following.Wrong, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task In_a_circle_it_ends()
    {
        _server.Answer("flags.json", _ => Reply.Redirect("flags.json"));
        await using var following = await HttpFollowing.StartAsync(Address);

        Assert.Contains("more than 5 times", following.Wrong, StringComparison.Ordinal);
        Assert.Equal(6, _server.Requests.Count);
    }

    [Fact]
    public async Task No_redirects_are_followed_with_a_limit_of_0()
    {
        _server.Answer("flags.json", _ => Reply.Redirect("other.json"));
        await using var following = await HttpFollowing.StartAsync(Address, options => options.MaximumRedirects = 0);

        Assert.Contains("redirected", following.Wrong, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Without_a_target_it_is_a_response_like_any_other()
    {
        _server.Answer("flags.json", _ => Reply.Empty(302));
        await using var following = await HttpFollowing.StartAsync(Address);

        Assert.Contains("returned status 302", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_response_of_another_server_is_refused_with_a_client_that_follows_redirects_itself()
    {
        _other.Serve("flags.json", TestManifests.On());
        _server.Answer("flags.json", _ => Reply.Redirect($"{_other.OtherAddress}flags.json"));
        using var client = new HttpClient();
        await using var following = await HttpFollowing.StartAsync(Address, options => options.CreateClient = () => client);

        Assert.Contains(nameof(HttpManifestOptions.AllowedHosts), following.Wrong, StringComparison.Ordinal);
    }
}
