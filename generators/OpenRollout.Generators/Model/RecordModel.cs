namespace OpenRollout.Generators.Model;

/// <summary>A record for the values of an object flag, or for objects nested in them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Members">The members, in the order in which they first occur in the manifest.</param>
internal sealed record RecordModel(string Name, EquatableArray<MemberModel> Members);
