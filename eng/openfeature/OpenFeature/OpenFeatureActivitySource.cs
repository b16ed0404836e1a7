using System.Diagnostics;
using OpenFeature.Telemetry;

namespace OpenFeature;

/// <summary>One activity for each evaluation, while a listener listens to <c>OpenFeature</c>.</summary>
internal static class OpenFeatureActivitySource
{
    private static readonly ActivitySource Source = new("OpenFeature", typeof(OpenFeatureActivitySource).Assembly.GetName().Version?.ToString(3));

    internal static Activity? StartEvaluation(string flagKey, FeatureProvider provider)
    {
        var activity = Source.StartActivity("feature_flag.evaluation");
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(TelemetryConstants.Key, flagKey);
            activity.SetTag(TelemetryConstants.Provider, provider.GetMetadata()?.Name);
        }
        return activity;
    }
}
