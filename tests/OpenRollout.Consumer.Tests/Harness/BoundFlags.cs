using System.Text;
using OpenFeature;
using OpenFeature.Isolated;

namespace OpenRollout.Consumer.Tests;

/// <summary>Flags that are bound to an isolated API, which serves the embedded manifest until a test replaces it.</summary>
internal sealed class BoundFlags : IAsyncDisposable
{
    private readonly IDisposable _binding;
    private readonly TestSource _source;

    private BoundFlags(Api api, TestSource source)
    {
        Api = api;
        _source = source;
        _binding = Flags.Bind(api);
    }

    public static string Embedded { get; } = Encoding.UTF8.GetString(Flags.EmbeddedManifest);

    public Api Api { get; }

    public static async Task<BoundFlags> StartAsync()
    {
        var source = new TestSource(Embedded);
        var api = OpenFeatureFactory.CreateIsolated();
        await api.SetProviderAsync(new OpenRolloutProvider(source));
        return new BoundFlags(api, source);
    }

    /// <summary>Serves the embedded manifest with changes, given as pairs of the text to find and its replacement.</summary>
    public Task ReplaceAsync(params string[] changes)
    {
        var manifest = Embedded;
        foreach (var change in changes.Chunk(2))
        {
            Assert.Contains(change[0], manifest, StringComparison.Ordinal);
            manifest = manifest.Replace(change[0], change[1], StringComparison.Ordinal);
        }

        return _source.ReplaceAsync(manifest);
    }

    public async ValueTask DisposeAsync()
    {
        _binding.Dispose();
        await Api.ShutdownAsync();
    }
}
