namespace OpenRollout.Generators.Model;

/// <summary>An enum.</summary>
/// <param name="Name">The name.</param>
/// <param name="Members">The members in their order.</param>
internal sealed record EnumModel(string Name, EquatableArray<EnumMemberModel> Members)
{
    /// <summary>The first member of an enum of variants: a variant that the manifest got after the build.</summary>
    public const string Unknown = "Unknown";
}
