namespace OpenRollout.Generators.Model;

/// <summary>A member of an enum.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Text">The name or value in the manifest.</param>
internal sealed record EnumMemberModel(string Name, string Text);
