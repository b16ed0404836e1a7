using OpenRollout.Sources.Tests.Cache;

namespace OpenRollout.Sources.Tests.Rule;

/// <summary>A forged cache file with a valid checksum can only serve a manifest until the server responds.</summary>
public sealed class ForgedCacheTests : CachedManifestTests
{
    private static readonly string Cached = TestManifests.Of(("cached", true));

    [Theory]
    [InlineData("\"1\"\r\nX-Injected: yes")]
    [InlineData("\"schlüssel\"")]
    [InlineData("*")]
    public async Task A_tag_that_cannot_be_sent_back_is_not_sent(string tag)
    {
        ForgedCache.Write(Folder.Path, Address, ForgedCache.Of(Address, Cached, tag: tag));
        await using var following = await StartWithGoodServerAsync();

        Assert.Equal("good", following.Flags);
        Assert.All(Server.Requests, request => Assert.Null(request["If-None-Match"]));
        Assert.All(Server.Requests, request => Assert.Null(request["X-Injected"]));
    }

    [Fact]
    public async Task A_time_in_the_future_hides_no_later_version()
    {
        ForgedCache.Write(Folder.Path, Address, ForgedCache.Of(Address, Cached, lastModified: DateTime.MaxValue.Ticks));
        await using var following = await StartWithGoodServerAsync();

        Assert.Equal("good", following.Flags);
        Assert.Null(Server.Requests[0]["If-Modified-Since"]);
    }

    [Fact]
    public async Task A_file_confirmed_in_the_future_is_as_old_as_the_start()
    {
        ForgedCache.Write(Folder.Path, Address, ForgedCache.Of(Address, Cached));
        File.SetLastWriteTimeUtc(CacheFile, new DateTime(2199, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Server.Answer("flags.json", _ => Reply.Dropped());
        await using var following = await StartAsync();

        Assert.Equal("cached", following.Flags);
        Assert.Equal(Time.GetUtcNow(), following.Last.ConfirmedAt);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/flags.json")]
    [InlineData("file:///etc/flags.json")]
    [InlineData("mailto:someone")]
    public async Task No_keys_are_requested_from_an_address_to_which_redirects_are_not_allowed(string address)
    {
        ForgedCache.Write(Folder.Path, Address, ForgedCache.Of(Address, Cached, address));
        Server.Answer("flags.json", _ => Reply.Empty(503));
        await using var following = await StartAsync();

        Assert.Equal("", following.Flags);
        Assert.Contains(following.Last.Problems, problem => problem.Id == "ROLL1009" && problem.Message.Contains("is not followed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_declared_length_beyond_the_end_allocates_no_memory()
    {
        byte[] content = [.. "OpenRollout cache 1\n"u8, .. Text(Address), .. Text(Address), .. BitConverter.GetBytes(int.MaxValue)];
        ForgedCache.Write(Folder.Path, Address, ForgedCache.WithChecksum(content));
        Server.Answer("flags.json", _ => Reply.Empty(503));
        var before = GC.GetTotalAllocatedBytes();
        await using var following = await StartAsync();

        Assert.Contains(following.Last.Problems, problem => problem.Message.Contains("more bytes than it contains", StringComparison.Ordinal));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 16 * 1024 * 1024);
    }

    private static byte[] Text(Uri address) => [(byte)address.OriginalString.Length, .. System.Text.Encoding.ASCII.GetBytes(address.OriginalString)];

    private Task<HttpFollowing> StartWithGoodServerAsync()
    {
        Server.Serve("flags.json", Reply.Of(TestManifests.Of(("good", true))).WithETag("\"good\"").Modified(Time.GetUtcNow()));
        return StartAsync();
    }
}
