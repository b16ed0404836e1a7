namespace OpenFeature;

/// <summary>In which phase of the host's stop providers are shut down.</summary>
public enum FeatureStopState
{
    Stopping = 0,

    Stop = 1,

    Stopped = 2,
}
