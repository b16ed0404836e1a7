namespace OpenRollout;

/// <summary>Specifies the layer that decides the state of a flag. A later layer overrides an earlier one.</summary>
public enum FlagStateLayer
{
    /// <summary>The manifest, which applies in every environment.</summary>
    Manifest,

    /// <summary>The overlay of one environment.</summary>
    Overlay,

    /// <summary>A decision of an operator or a guardrail.</summary>
    Decision,
}
