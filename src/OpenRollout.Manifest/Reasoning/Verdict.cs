namespace OpenRollout.Manifest.Reasoning;

/// <summary>The result of a search for a user who meets all constraints.</summary>
internal enum Verdict
{
    /// <summary>There is no such user: each branch leads to a contradiction.</summary>
    Impossible,

    /// <summary>A branch without contradiction was found, which does not prove that there is such a user.</summary>
    Open,

    /// <summary>The budget was exhausted.</summary>
    Unknown,
}
