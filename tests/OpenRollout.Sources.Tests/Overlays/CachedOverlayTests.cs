using OpenRollout.Sources.Tests.Cache;
using OpenRollout.Sources.Tests.Rule;

namespace OpenRollout.Sources.Tests.Overlays;

/// <summary>The last good pair is available after a restart, for the same environment only.</summary>
public sealed class CachedOverlayTests : CachedManifestTests
{
    [Fact]
    public async Task A_restart_without_the_server_serves_the_cached_pair()
    {
        await RunPairAsync();
        await Server.DisposeAsync();
        await using var following = await StartAsync("Production");

        Assert.Equal("m1 o1", following.Served());
        Assert.NotNull(following.Last.Outage);
    }

    [Fact]
    public async Task A_restart_without_the_overlay_serves_the_cached_pair()
    {
        await RunPairAsync();
        Server.ServeFile("flags.json", TestPairs.Manifest("m2"));
        Server.Answer("flags.Production.json", _ => Reply.Empty(404));
        await using var following = await StartAsync("Production");

        Assert.Equal("m1 o1", following.Served());
        Assert.Contains("status 404", following.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restart_both_files_are_only_confirmed()
    {
        await RunPairAsync();
        var before = Server.Requests.Count;
        await using var following = await StartAsync("production");

        Assert.Equal("m1 o1", Assert.Single(following.AllServed()));
        Assert.Equal(2, Server.Requests.Count - before);
        Assert.All(Server.Requests.Skip(before), request => Assert.NotNull(request["If-None-Match"]));
    }

    [Theory]
    [InlineData("Staging")]
    [InlineData("Development")]
    [InlineData(null)]
    public async Task Another_environment_does_not_use_it(string? environment)
    {
        await RunPairAsync();
        Server.Answer("flags.json", _ => Reply.Empty(503));
        await using var following = await StartAsync(environment);

        Assert.Equal("ROLL1013", following.Served());
    }

    [Fact]
    public async Task Environments_share_a_folder()
    {
        await RunPairAsync();
        Server.ServeFile("flags.Staging.json", TestPairs.Overlay("staging", "Staging"));
        await using (await StartAsync("Staging"))
        {
        }

        Server.Answer("flags.json", _ => Reply.Empty(503));
        foreach (var (environment, served) in new[] { ("Production", "m1 o1"), ("Staging", "m1 staging") })
        {
            await using var following = await StartAsync(environment);
            Assert.Equal(served, following.Served());
        }
    }

    [Fact]
    public async Task A_file_moved_from_another_environment_is_not_used()
    {
        await RunPairAsync();
        var production = CacheFile;
        Server.ServeFile("flags.Staging.json", TestPairs.Overlay("staging", "Staging"));
        await using (await StartAsync("Staging"))
        {
        }

        var staging = Assert.Single(Directory.GetFiles(Folder.Path, "*.cache"), file => file != production);
        File.Move(staging, production, overwrite: true);
        Server.Answer("flags.json", _ => Reply.Empty(503));
        await using var following = await StartAsync("Production");

        Assert.Equal("ROLL1013", following.Served());
        Assert.Contains(following.Last.Problems, problem => problem.Id == "ROLL1009" && problem.Message.Contains("belongs to another environment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cached_manifest_alone_is_cached_for_its_environment_too()
    {
        Server.ServeFile("flags.json", TestPairs.Manifest("m1", "\"Staging\""));
        await using (await StartAsync("Production"))
        {
        }

        Server.Answer("flags.json", _ => Reply.Empty(503));
        await using var following = await StartAsync("Production");
        Assert.Equal("m1", following.Served());
    }

    [Fact]
    public async Task A_cache_without_an_environment_has_the_old_format()
    {
        Server.ServeFile("flags.json", TestPairs.Manifest());
        await using (await StartAsync(null))
        {
        }

        Assert.StartsWith("OpenRollout cache 1\n", await File.ReadAllTextAsync(CacheFile), StringComparison.Ordinal);
        Assert.Equal(ForgedCache.NameOf(Address), Path.GetFileName(CacheFile));
    }

    [Theory]
    [InlineData("\"Staging\"", "m1")]
    [InlineData("\"Staging\", \"Production\"", "ROLL1013")]
    public async Task A_cache_from_before_the_environment_was_named_is_used_unless_it_lists_the_environment(string environments, string served)
    {
        Server.ServeFile("flags.json", TestPairs.Manifest("m1", environments));
        await using (await StartAsync(null))
        {
        }

        Server.Answer("flags.json", _ => Reply.Empty(503));
        await using (var following = await StartAsync("Production"))
        {
            Assert.Equal(served, following.Served());
            Assert.NotNull(following.Last.Outage ?? following.Last.Reading.FirstError);
        }

        // The next good pair has its own file.
        await RunPairAsync();
        Assert.Equal(2, Directory.GetFiles(Folder.Path, "*.cache").Length);
    }

    [Fact]
    public async Task A_truncated_or_changed_pair_is_not_used()
    {
        await RunPairAsync();
        var bytes = await File.ReadAllBytesAsync(CacheFile);
        Server.Answer("flags.json", _ => Reply.Empty(503));
        for (var index = 0; index < bytes.Length; index += 23)
        {
            var flipped = bytes.ToArray();
            flipped[index] ^= 1;
            foreach (var content in new[] { bytes[..index], flipped })
            {
                await File.WriteAllBytesAsync(CacheFile, content);
                await using var following = await StartAsync("Production");
                Assert.Equal("ROLL1013", following.Served());
            }
        }
    }

    [Fact]
    public async Task A_forged_pair_without_its_overlay_is_not_used()
    {
        await RunPairAsync();
        await File.WriteAllBytesAsync(CacheFile, ForgedCache.OfEnvironment(Address, TestPairs.Manifest("forged"), "Production", overlay: null));
        Server.Answer("flags.json", _ => Reply.Empty(503));
        await using var following = await StartAsync("Production");

        Assert.Equal("ROLL1013", following.Served());
        Assert.Contains(following.Last.Problems, problem => problem.Id == "ROLL1009" && problem.Message.Contains("its manifest has errors", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_forged_pair_can_only_be_served_until_the_server_answers()
    {
        await RunPairAsync();
        await File.WriteAllBytesAsync(CacheFile, ForgedCache.OfEnvironment(Address, TestPairs.Manifest("forged"), "Production", TestPairs.Overlay("forged")));
        await using var following = await StartAsync("Production");

        Assert.Equal("m1 o1", following.Served());
        Assert.Null(following.Last.Outage);
    }

    private Task<HttpFollowing> StartAsync(string? environment)
        => OverlayFollowing.StartAsync(Address, options => options.CacheFolder = Folder.Path, Time, environment);

    private async Task RunPairAsync()
    {
        Server.ServePair();
        await using var following = await StartAsync("Production");
        Assert.Equal("m1 o1", following.Served());
    }
}
