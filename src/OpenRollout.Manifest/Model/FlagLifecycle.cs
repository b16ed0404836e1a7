namespace OpenRollout.Manifest;

/// <summary>The owner and the expected lifetime of a flag. Days are UTC days at midnight. Immutable.</summary>
/// <param name="Kind">The purpose of the flag, or null.</param>
/// <param name="Owner">The person or team that owns the flag, or null.</param>
/// <param name="Created">The day on which the flag was created, or null.</param>
/// <param name="RemoveBy">The day by which the flag should be removed, or null.</param>
public sealed record FlagLifecycle(LifecycleKind? Kind, string? Owner, DateTime? Created, DateTime? RemoveBy)
{
    /// <summary>Gets the lifecycle of a flag for which the manifest states none. All its properties are null.</summary>
    public static FlagLifecycle Unspecified { get; } = new(null, null, null, null);

    /// <summary>Gets the expected lifetime of a flag of this kind in days, or null if the kind has no limit or is not stated.</summary>
    public int? ExpectedDays => Kind switch
    {
        LifecycleKind.Release or LifecycleKind.Experiment => 40,
        LifecycleKind.Operational => 7,
        _ => null,
    };
}
