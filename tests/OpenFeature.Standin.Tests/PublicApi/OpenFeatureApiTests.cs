namespace OpenFeature.Standin.Tests.PublicApi;

public sealed class OpenFeatureApiTests() : PublicApiTests("OpenFeature", typeof(Api).Assembly)
{
    protected override bool IsLeftOut(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.StartsWith("OpenFeature.Hooks.", StringComparison.Ordinal)
            || type.StartsWith("OpenFeature.Serialization.", StringComparison.Ordinal)
            || type.StartsWith("OpenFeature.Telemetry.EvaluationEvent", StringComparison.Ordinal)
            || type == "OpenFeature.Model.ValueJsonConverter";
    }
}
