namespace OpenRollout.Manifest.Reasoning;

/// <summary>What came of a search for a user for whom all claims are true.</summary>
internal enum Verdict
{
    /// <summary>There is none: each way to make them all true leads to a contradiction.</summary>
    Impossible,

    /// <summary>No contradiction was found in one of the ways. That is no proof that there is such a user.</summary>
    Open,

    /// <summary>The budget ran out.</summary>
    Unknown,
}
