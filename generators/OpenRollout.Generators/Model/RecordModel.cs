namespace OpenRollout.Generators.Model;

/// <summary>A record for values of an object flag, or for objects within them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Members">The members in the order in which the manifest first has them.</param>
internal sealed record RecordModel(string Name, EquatableArray<MemberModel> Members);
