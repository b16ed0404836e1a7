using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Editing;

/// <summary>The replacement of a node.</summary>
/// <param name="Old">The node of the tree.</param>
/// <param name="New">The node that takes its place.</param>
internal sealed record Edit(SyntaxNode Old, SyntaxNode New);
