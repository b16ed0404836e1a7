namespace OpenRollout.Removal.Uses;

/// <summary>Specifies the knowledge about a key that code takes from somewhere.</summary>
internal enum KeyOriginKind
{
    /// <summary>It is the key of the flag.</summary>
    Key,

    /// <summary>It is computed, and its constant parts fit the key.</summary>
    Likely,

    /// <summary>It can be any text, also one of the code.</summary>
    Unknown,

    /// <summary>It comes from code outside of the solution.</summary>
    Outside,
}
