using OpenFeature;
using OpenFeature.Isolated;

namespace OpenRollout.Testing.Tests;

/// <summary>Generated flags bound to an API of their own, which serves what the test says.</summary>
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
