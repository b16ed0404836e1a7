namespace OpenFeature;

/// <summary>In which phase of the host's start providers are set.</summary>
public enum FeatureStartState
{
    Starting = 0,

    Start = 1,

    Started = 2,
}
