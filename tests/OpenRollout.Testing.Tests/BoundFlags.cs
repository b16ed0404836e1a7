using OpenFeature;
using OpenFeature.Isolated;

namespace OpenRollout.Testing.Tests;

/// <summary>Static accessors that are bound to an isolated OpenFeature API with the provider of a test.</summary>
internal sealed class BoundFlags : IAsyncDisposable
{
    private readonly IDisposable _binding;

    private BoundFlags(Api api)
    {
        Api = api;
        _binding = Flags.Bind(api);
    }

    public Api Api { get; }

    public static async Task<BoundFlags> StartAsync(FeatureProvider provider)
    {
        var api = OpenFeatureFactory.CreateIsolated();
        await api.SetProviderAsync(provider);
        return new BoundFlags(api);
    }

    public async ValueTask DisposeAsync()
    {
        _binding.Dispose();
        await Api.ShutdownAsync();
    }
}
