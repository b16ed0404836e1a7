namespace OpenRollout.Generators.Model;

/// <summary>An enum.</summary>
/// <param name="Name">The name.</param>
/// <param name="Members">The members, in order.</param>
internal sealed record EnumModel(string Name, EquatableArray<EnumMemberModel> Members)
{
    /// <summary>The first member of a variant enum: a variant that was added to the manifest after the build.</summary>
    public const string Unknown = "Unknown";
}
