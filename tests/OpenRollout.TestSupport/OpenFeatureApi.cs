using OpenFeature;
using OpenFeature.Isolated;

namespace OpenRollout.TestSupport;

/// <summary>Creates isolated APIs for tests.</summary>
internal static class OpenFeatureApi
{
#pragma warning disable OFISO001 // The package calls isolated APIs experimental.
    public static Api Create() => OpenFeatureFactory.CreateIsolated();
#pragma warning restore OFISO001

    public static async Task<Api> WithAsync(FeatureProvider provider)
    {
        var api = Create();
        await api.SetProviderAsync(provider);
        return api;
    }

    /// <summary>Creates an API with a provider that the SDK has already called, so that accessors may bypass the client.</summary>
    public static async Task<Api> WithAskedAsync(FeatureProvider provider)
    {
        var api = await WithAsync(provider);
        await api.GetClient().GetBooleanValueAsync("any", false);
        return api;
    }
}
