namespace OpenFeature;

/// <summary>When providers are set and shut down: in the first phases of the host's start and stop, unless set otherwise.</summary>
public class FeatureLifecycleStateOptions
{
    public FeatureStartState StartState { get; set; } = FeatureStartState.Starting;

    public FeatureStopState StopState { get; set; } = FeatureStopState.Stopping;
}
