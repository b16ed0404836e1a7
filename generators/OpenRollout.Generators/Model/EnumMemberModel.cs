namespace OpenRollout.Generators.Model;

/// <summary>A member of an enum.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Text">What it stands for in the manifest.</param>
internal sealed record EnumMemberModel(string Name, string Text);
