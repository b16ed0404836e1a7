namespace OpenRollout.Generators.Model;

/// <summary>The renaming of a type whose name another manifest of the project already uses.</summary>
/// <param name="HintName">The hint name of the manifest that the type belongs to.</param>
/// <param name="From">The original name.</param>
/// <param name="To">The new name.</param>
internal sealed record TypeRename(string HintName, string From, string To);
