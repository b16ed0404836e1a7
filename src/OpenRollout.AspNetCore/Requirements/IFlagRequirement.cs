namespace OpenRollout.AspNetCore;

/// <summary>Says, in the metadata of an endpoint, that it is there only for users for whom a flag is on.</summary>
public interface IFlagRequirement
{
    /// <summary>The flag's key.</summary>
    string FlagKey { get; }
}
