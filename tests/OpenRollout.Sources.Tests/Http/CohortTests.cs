namespace OpenRollout.Sources.Tests.Http;

/// <summary>Files of keys are read from the manifest's folder and never from elsewhere.</summary>
public sealed class CohortTests : AsyncDisposableTests
{
    private readonly LoopbackServer _server = new();

    private Uri Address => _server["teams/shop/flags.json"];

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Each_file_is_polled_with_its_own_ETag()
    {
        _server.Serve("teams/shop/flags.json", Reply.Of(ManifestWith("cohorts/alpha.txt")).WithETag("\"m\""));
        _server.Serve("teams/shop/cohorts/alpha.txt", Reply.Of("ada\n").WithETag("\"1\""));
        await using var following = await HttpFollowing.StartAsync(Address);
        Assert.Equal(["ada"], await InAsync(following, "ada", "grace"));
        await following.PollAsync();
        Assert.Same(following.Given[0].Reading, following.Last.Reading);

        _server.Serve("teams/shop/cohorts/alpha.txt", Reply.Of("grace\n").WithETag("\"2\""));
        await following.PollAsync();
        Assert.Equal(["grace"], await InAsync(following, "ada", "grace"));
        Assert.Equal([null, "\"1\"", "\"1\""], _server.Requests.Where(request => request.Target.EndsWith(".txt", StringComparison.Ordinal)).Select(request => request["If-None-Match"]));
    }

    [Fact]
    public async Task A_name_with_unusual_letters_is_requested_exactly()
    {
        _server.Serve("teams/shop/flags.json", ManifestWith("a b/ü#1?.txt"));
        _server.Serve("teams/shop/a%20b/%C3%BC%231%3F.txt", "ada\n");
        await using var following = await HttpFollowing.StartAsync(Address);

        Assert.Equal(["ada"], await InAsync(following, "ada"));
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("/secret.txt")]
    [InlineData("..\\\\secret.txt")]
    [InlineData("a/../../secret.txt")]
    [InlineData("http://127.0.0.1/secret.txt")]
    [InlineData("//localhost/secret.txt")]
    [InlineData("%2e%2e/secret.txt")]
    [InlineData("%2E%2e%2fsecret.txt")]
    [InlineData("..%2fsecret.txt")]
    [InlineData("%252e%252e/secret.txt")]
    [InlineData("a%5csecret.txt")]
    [InlineData(".%2e/secret.txt")]
    [InlineData("a/%2e/secret.txt")]
    public async Task A_path_that_may_lead_out_of_the_folder_is_an_error_and_not_requested(string path)
    {
        _server.Serve("teams/shop/flags.json", ManifestWith(path));
        await using var following = await HttpFollowing.StartAsync(Address);

        var error = following.Last.Reading.FirstError!;
        Assert.Equal(("ROLL1004", 1), (error.Id, error.Start.Line));
        Assert.Contains("below", error.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Their_addresses_are_relative_to_the_final_address_of_the_manifest()
    {
        _server.Answer("teams/shop/flags.json", _ => Reply.Redirect("/releases/42/flags.json"));
        _server.Serve("releases/42/flags.json", ManifestWith("alpha.txt"));
        _server.Serve("releases/42/alpha.txt", "ada\n");
        await using var following = await HttpFollowing.StartAsync(Address);

        Assert.Equal(["ada"], await InAsync(following, "ada"));
    }

    [Fact]
    public async Task They_keep_the_query_of_the_manifest()
    {
        _server.Serve("teams/shop/flags.json", ManifestWith("alpha.txt"));
        _server.Serve("teams/shop/alpha.txt", "ada\n");
        await using var following = await HttpFollowing.StartAsync(new Uri(Address, "?key=1"));

        Assert.Equal(["/teams/shop/flags.json?key=1", "/teams/shop/alpha.txt?key=1"], _server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task A_redirect_to_another_server_is_refused_for_them_too()
    {
        await using var other = new LoopbackServer();
        _server.Serve("teams/shop/flags.json", ManifestWith("alpha.txt"));
        _server.Answer("teams/shop/alpha.txt", _ => Reply.Redirect($"{other.Address}alpha.txt"));
        await using var following = await HttpFollowing.StartAsync(Address);

        Assert.Contains("is not followed", following.Wrong, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_missing_file_is_an_error_at_its_position_until_it_exists()
    {
        _server.Serve("teams/shop/flags.json", ManifestWith("alpha.txt"));
        await using var following = await HttpFollowing.StartAsync(Address);
        Assert.Contains("'alpha.txt' cannot be read", following.Wrong, StringComparison.Ordinal);
        Assert.Contains("404", following.Wrong, StringComparison.Ordinal);

        _server.Serve("teams/shop/alpha.txt", "ada\n");
        await following.PollAsync();
        Assert.Equal(["ada"], await InAsync(following, "ada"));
    }

    [Fact]
    public async Task A_file_that_disappears_keeps_its_keys_in_use()
    {
        _server.Serve("teams/shop/flags.json", Reply.Of(ManifestWith("alpha.txt")).WithETag("\"m\""));
        _server.Serve("teams/shop/alpha.txt", "ada\n");
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Answer("teams/shop/alpha.txt", _ => Reply.Empty(410));
        await following.PollAsync();

        Assert.Contains("410", following.Last.Outage!.Message, StringComparison.Ordinal);
        Assert.Equal(["ada"], await InAsync(following, "ada", "grace"));
    }

    [Fact]
    public async Task A_transient_failure_of_one_file_is_not_reported()
    {
        _server.Serve("teams/shop/flags.json", ManifestWith("alpha.txt"));
        _server.Serve("teams/shop/alpha.txt", "ada\n");
        await using var following = await HttpFollowing.StartAsync(Address);
        _server.Answer("teams/shop/alpha.txt", _ => Reply.Of("grace\n").CutAfter(0.5));
        await following.PollAsync();

        Assert.Single(following.Given);
    }

    [Fact]
    public async Task All_of_them_together_stay_below_the_limit()
    {
        _server.Serve("teams/shop/flags.json", """
            { "segments": { "alpha": { "keysFrom": "alpha.txt" }, "beta": { "keysFrom": "beta.txt" } },
              "flags": { "on": { "flagType": "boolean", "defaultValue": false } } }
            """);
        _server.Serve("teams/shop/alpha.txt", new string('a', 600));
        _server.Serve("teams/shop/beta.txt", new string('b', 600));
        await using var narrow = await HttpFollowing.StartAsync(Address, options => options.MaximumCohortLength = 1000);
        Assert.Contains("beta.txt' has 600 bytes; at most 400", narrow.Wrong, StringComparison.Ordinal);

        await using var wide = await HttpFollowing.StartAsync(Address, options => options.MaximumCohortLength = 1200);
        Assert.Equal("on", wide.Flags);
    }

    [Fact]
    public async Task More_than_a_hundred_files_are_an_error_at_the_first_extra_one_and_not_requested()
    {
        var segments = string.Join(",\n", Enumerable.Range(0, 102).Select(number => $$"""  "s{{number}}": { "keysFrom": "{{number}}.txt" }"""));
        _server.Serve("teams/shop/flags.json", $$"""{ "segments": {{{"\n"}}{{segments}} }, "flags": {} }""");
        for (var number = 0; number < 102; number++)
        {
            _server.Serve($"teams/shop/{number}.txt", "ada\n");
        }

        await using var following = await HttpFollowing.StartAsync(Address);

        Assert.Equal([102, 103], following.Last.Problems.Select(problem => problem.Start.Line));
        Assert.Contains("'100.txt' exceeds the limit of 100 files of keys", following.Wrong, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task All_requests_of_a_poll_share_its_timeout()
    {
        var (first, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Serve("teams/shop/flags.json", """{ "segments": { "alpha": { "keysFrom": "alpha.txt" }, "beta": { "keysFrom": "beta.txt" } }, "flags": {} }""");
        _server.Serve("teams/shop/alpha.txt", Reply.Of("ada\n").After(first.Task));
        _server.Serve("teams/shop/beta.txt", Reply.Of("ada\n").After(never.Task));
        await using var following = HttpFollowing.Begin(Address, options => options.Timeout = TimeSpan.FromSeconds(10));
        await Eventually.Is(() => _server.Requests.Count == 2);
        following.Time.Advance(TimeSpan.FromSeconds(6));
        first.SetResult();
        await Eventually.Is(() => _server.Requests.Count == 3);
        await following.AdvanceAsync(TimeSpan.FromSeconds(4));

        Assert.Contains("beta.txt' did not send a complete response within 00:00:10, the Timeout for all requests of one poll", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_keeps_them_over_a_restart_without_the_server()
    {
        using var folder = new TemporaryFolder();
        _server.Serve("teams/shop/flags.json", ManifestWith("alpha.txt"));
        _server.Serve("teams/shop/alpha.txt", "ada\n");
        await using (await HttpFollowing.StartAsync(Address, options => options.CacheFolder = folder.Path))
        {
        }

        await _server.DisposeAsync();
        await using var following = await HttpFollowing.StartAsync(Address, options => options.CacheFolder = folder.Path);
        Assert.Equal(["ada"], await InAsync(following, "ada", "grace"));
        Assert.NotNull(following.Last.Outage);
    }

    private static string ManifestWith(string path) => $$"""
        { "segments": { "alpha": { "keysFrom": "{{path}}" } }, "flags": { "on": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "segment": "alpha" } ] } ] } } } }
        """;

    /// <summary>The users for whom the flag is on in the last manifest.</summary>
    private static async Task<IReadOnlyList<string>> InAsync(HttpFollowing following, params string[] users)
    {
        var provider = new OpenRolloutProvider(new GivenSource(following.Last));
        await provider.InitializeAsync(OpenFeature.Model.EvaluationContext.Empty);
        var members = new List<string>();
        foreach (var user in users)
        {
            var context = OpenFeature.Model.EvaluationContext.Builder().SetTargetingKey(user).Build();
            if ((await provider.ResolveBooleanValueAsync("on", false, context)).Value)
            {
                members.Add(user);
            }
        }

        await provider.ShutdownAsync();
        return members;
    }
}
