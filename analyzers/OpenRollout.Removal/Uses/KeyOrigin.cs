using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Uses;

/// <summary>A place from which code takes the key of a flag that it evaluates.</summary>
/// <param name="Compilation">The project.</param>
/// <param name="Node">The text, the expression that computes the key, or the parameter that receives it.</param>
/// <param name="Kind">The knowledge about the key.</param>
internal sealed record KeyOrigin(Compilation Compilation, SyntaxNode Node, KeyOriginKind Kind);
