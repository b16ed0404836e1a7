namespace OpenRollout.Generators.Model;

/// <summary>A member of a record.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Key">The name in the manifest.</param>
/// <param name="Shape">The type of its values.</param>
internal sealed record MemberModel(string Name, string Key, ValueShape Shape);
