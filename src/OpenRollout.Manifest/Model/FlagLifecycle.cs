namespace OpenRollout.Manifest;

/// <summary>Who owns a flag and how long it is meant to live. Days are UTC days at midnight.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Owner">Who decides about it.</param>
/// <param name="Created">The day on which it was made.</param>
/// <param name="RemoveBy">The day by which it should be gone.</param>
public sealed record FlagLifecycle(LifecycleKind? Kind, string? Owner, DateTime? Created, DateTime? RemoveBy)
{
    /// <summary>A lifecycle of which the manifest says nothing.</summary>
    public static FlagLifecycle Unspecified { get; } = new(null, null, null, null);

    /// <summary>How long a flag of this kind is expected to live, in days; null where it lives on.</summary>
    public int? ExpectedDays => Kind switch
    {
        LifecycleKind.Release or LifecycleKind.Experiment => 40,
        LifecycleKind.Operational => 7,
        _ => null,
    };
}
