namespace OpenFeature;

/// <summary>When providers are set and shut down: in the first phase of the host's start and the last of its stop, unless set otherwise.</summary>
public class FeatureLifecycleStateOptions
{
    public FeatureStartState StartState { get; set; } = FeatureStartState.Starting;

    public FeatureStopState StopState { get; set; } = FeatureStopState.Stopped;
}
