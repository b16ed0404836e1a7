namespace OpenRollout.Tests.Accessors;

/// <summary>Variants in the form of a generated enum.</summary>
public enum Layout
{
    Unknown = 0,
    List,
    Grid,
}
