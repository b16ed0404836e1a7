using System.Diagnostics;
using System.Text;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Children;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Caches;

/// <summary>A process that is killed while it writes the cache leaves an intact one.</summary>
[Collection(OneByOne.Name)]
public sealed class KilledWriterTests : AsyncDisposableTests
{
    private const int Length = 2 * 1024 * 1024;

    private readonly LoopbackServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _manifest = Encoding.UTF8.GetBytes($$"""
        { "flags": {
          "first": { "flagType": "integer", "defaultValue": 0000000, "description": "{{new string('x', Length)}}" },
          "last": { "flagType": "integer", "defaultValue": 0000000 } } }
        """);
    private int _generation = 1_000_000;
    private volatile bool _isDown;

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task After_a_kill_at_any_time_an_intact_manifest_is_served_without_the_server()
    {
        var kills = Effort.Of(8, 200);
        var random = new Random(Effort.Seed);
        _server.Answer("flags.json", _ => _isDown ? Reply.Dropped() : Next());
        var (hits, last) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            _isDown = false;
            // Half of the kills happen when the unfinished file exists, the others at any time.
            await KillAsync(kill % 2 == 0 ? null : TimeSpan.FromMilliseconds(random.Next(200)));
            hits += Unfinished.Length;
            var generation = await RestartAsync();
            Assert.InRange(generation, last, _generation);
            Assert.Empty(Unfinished);
            Assert.Single(Directory.GetFiles(_folder.Path));
            last = generation;
        }

        Assert.InRange(hits, 1, kills);
        Figures.Note("08 killed (SIGKILL) while writing the cache", $"{kills:N0}, of which {hits:N0} left a file half written", $"{kills:N0} good caches, none older than the one before; no half-written file outlived the next start");
    }

    private string[] Unfinished => Directory.GetFiles(_folder.Path, "*.tmp");

    /// <summary>Starts a process that polls the server, and kills it after it has cached a manifest.</summary>
    private async Task KillAsync(TimeSpan? delay)
    {
        using var child = Child.Start(nameof(CacheKeeper), _server["flags.json"].ToString(), _folder.Path);
        var start = _generation;
        await Eventually.Is(() => _generation >= start + 3 || child.HasExited);
        var until = Stopwatch.StartNew();
        while (delay is { } wait ? until.Elapsed < wait : Unfinished.Length == 0 && until.Elapsed < Watch.Patience)
        {
            Thread.Yield();
        }

        Assert.False(child.HasExited);
        child.Kill();
        await child.WaitForExitAsync();
        _isDown = true;
    }

    /// <summary>Starts while the server is down and returns the served generation.</summary>
    private async Task<int> RestartAsync()
    {
        var provider = new OpenRolloutProvider(new HttpManifestSource(_server["flags.json"], CacheKeeper.Options(_folder.Path)));
        await provider.InitializeAsync(EvaluationContext.Empty);
        Assert.NotNull(provider.Status.StaleSince);
        var first = (await provider.ResolveIntegerValueAsync("first", 0)).Value;
        Assert.Equal(first, (await provider.ResolveIntegerValueAsync("last", 0)).Value);
        await provider.ShutdownAsync();
        return first;
    }

    /// <summary>Serves another manifest with each request. Both flags carry its number.</summary>
    private Reply Next()
    {
        var number = Encoding.ASCII.GetBytes($"{Interlocked.Increment(ref _generation)}");
        var bytes = _manifest.ToArray();
        for (var at = bytes.AsSpan().IndexOf("0000000"u8); at >= 0; at = bytes.AsSpan().IndexOf("0000000"u8))
        {
            number.CopyTo(bytes, at);
        }

        return Reply.Of(bytes);
    }
}
