namespace OpenRollout.Generators.Model;

/// <summary>A type whose name another manifest of the project had first.</summary>
/// <param name="HintName">The manifest whose type it is.</param>
/// <param name="From">The name that it would have.</param>
/// <param name="To">The name that it gets.</param>
internal sealed record TypeRename(string HintName, string From, string To);
