using OpenFeature;
using OpenFeature.Isolated;

namespace OpenRollout.TestSupport;

/// <summary>APIs of a test's own.</summary>
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

    /// <summary>An API with a provider that the SDK has asked, so that accessors may pass the client by.</summary>
    public static async Task<Api> WithAskedAsync(FeatureProvider provider)
    {
        var api = await WithAsync(provider);
        await api.GetClient().GetBooleanValueAsync("any", false);
        return api;
    }
}
