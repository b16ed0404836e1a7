using OpenFeature.Hosting;

namespace OpenFeature.Standin.Tests.PublicApi;

public sealed class HostingApiTests() : PublicApiTests("OpenFeature.Hosting", typeof(OpenFeatureBuilder).Assembly)
{
    protected override bool IsLeftOut(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Contains("OpenFeature.Hosting.Providers.Memory.", StringComparison.Ordinal);
    }
}
