namespace OpenRollout.Manifest;

/// <summary>Specifies the severity of a problem in a manifest.</summary>
public enum ProblemSeverity
{
    /// <summary>The manifest can be used, but something in it is probably a mistake.</summary>
    Warning,

    /// <summary>The manifest is rejected. A running application keeps the last known good one.</summary>
    Error,
}
