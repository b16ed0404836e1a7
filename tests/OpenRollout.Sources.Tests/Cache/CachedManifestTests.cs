namespace OpenRollout.Sources.Tests.Cache;

/// <summary>A server whose manifest applications cache in a folder.</summary>
public abstract class CachedManifestTests : AsyncDisposableTests
{
    private protected LoopbackServer Server { get; } = new();

    private protected TemporaryFolder Folder { get; } = new();

    private protected FakeClock Time { get; } = new();

    private protected Uri Address => Server["flags.json"];

    private protected string CacheFile => Assert.Single(Directory.GetFiles(Folder.Path, "*.cache"));

    public override async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a process that caches the manifest.</summary>
    private protected Task<HttpFollowing> StartAsync() => HttpFollowing.StartAsync(Address, options => options.CacheFolder = Folder.Path, Time);

    /// <summary>A process that reads the server's manifest once.</summary>
    private protected async Task RunAsync(string flag)
    {
        Server.Serve("flags.json", TestManifests.Of((flag, true)));
        await using var following = await StartAsync();
        Assert.Equal(flag, following.Flags);
    }

    /// <summary>The flags of a process while the server does not respond.</summary>
    private protected async Task<string> FlagsWithoutServerAsync()
    {
        Server.Answer("flags.json", _ => Reply.Dropped());
        await using var following = await StartAsync();
        return following.Flags;
    }
}
