namespace OpenFeature;

/// <summary>Options for the phases in which providers are set and shut down. By default, the first phase of the host's start and the last of its stop.</summary>
public class FeatureLifecycleStateOptions
{
    public FeatureStartState StartState { get; set; } = FeatureStartState.Starting;

    public FeatureStopState StopState { get; set; } = FeatureStopState.Stopped;
}
