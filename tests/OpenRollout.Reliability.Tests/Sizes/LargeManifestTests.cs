using OpenFeature.Error;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Sizes;

/// <summary>A manifest of 100 MB is refused before much memory is allocated; a file of that size is tested in <see cref="Files.StrangeFileTests"/>.</summary>
[Collection(OneByOne.Name)]
public sealed class LargeManifestTests : AsyncDisposableTests
{
    private const int Length = 100 * 1024 * 1024;
    private const long Megabyte = 1024 * 1024;

    private readonly LoopbackServer _server = new();

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(true, "has 104857600 bytes; at most 16777216 bytes, decompressed, are allowed", 4)]
    [InlineData(false, "is too long; at most 16777216 bytes, decompressed, are allowed", 64)]
    public async Task From_a_server_it_is_refused_with_little_memory(bool isAnnounced, string message, int megabytes)
    {
        var reply = Reply.Of(new byte[Length]);
        _server.Serve("flags.json", isAnnounced ? reply : reply.WithoutLength());
        var provider = new OpenRolloutProvider(new HttpManifestSource(_server["flags.json"], new HttpManifestOptions { Timeout = Watch.Patience }), System.Text.Encoding.UTF8.GetBytes(TestManifests.On()));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await provider.InitializeAsync(EvaluationContext.Empty);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Contains(message, provider.Status.Problem!.Message, StringComparison.Ordinal);
        Assert.True((await provider.ResolveBooleanValueAsync("on", false)).Value);
        Assert.InRange(allocated, 0, megabytes * Megabyte);
        await provider.ShutdownAsync();
        Figures.Note($"20 100 MB from a server, {(isAnnounced ? "announced" : "without a length")}", $"1", $"refused with the limit in the message, {allocated / (double)Megabyte:N1} MB allocated; the embedded manifest served");
    }

    [Fact]
    public void In_code_it_is_refused()
    {
        var manifest = new byte[Length];
        manifest.AsSpan().Fill((byte)' ');
        var provider = new OpenRolloutProvider("""{ "flags": {} }"""u8);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = Assert.Single(provider.Update(manifest));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Contains("has 104857600 bytes; at most 67108864 are allowed", problem.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, Megabyte);
        Figures.Note("21 100 MB handed over", $"1", $"refused with the limit in the message, {allocated / 1024.0:N0} KB allocated");
    }

    [Fact]
    public async Task The_provider_reports_it_without_an_earlier_manifest()
    {
        _server.Serve("flags.json", Reply.Of(new byte[Length]));
        var provider = new OpenRolloutProvider(new HttpManifestSource(_server["flags.json"]));
        var exception = await Assert.ThrowsAsync<ParseErrorException>(() => provider.InitializeAsync(EvaluationContext.Empty).WaitAsync(Watch.Patience));
        Assert.Contains("at most 16777216 bytes", exception.Message, StringComparison.Ordinal);
        await provider.ShutdownAsync();
    }
}
