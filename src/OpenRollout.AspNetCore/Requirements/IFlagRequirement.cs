namespace OpenRollout.AspNetCore;

/// <summary>
/// Says, in the metadata of an endpoint, that it is there only for some users, by flags. Of an implementation of your own all flags
/// must be on.
/// </summary>
public interface IFlagRequirement
{
    /// <summary>Gets the keys of the flags that decide.</summary>
    IReadOnlyList<string> FlagKeys { get; }
}
