namespace OpenRollout.Manifest;

/// <summary>How much a problem in a manifest matters.</summary>
public enum ProblemSeverity
{
    /// <summary>The manifest can be used; something in it is probably not meant.</summary>
    Warning,

    /// <summary>The manifest is refused: a running application keeps the last good one.</summary>
    Error,
}
