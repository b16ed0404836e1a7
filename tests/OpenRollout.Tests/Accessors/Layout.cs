namespace OpenRollout.Tests.Accessors;

/// <summary>Variants as they are generated.</summary>
public enum Layout
{
    Unknown = 0,
    List,
    Grid,
}
