using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Notices;

/// <summary>A parameter of a constructor that only served the flag.</summary>
/// <param name="Place">The notice.</param>
/// <param name="Type">The type of the parameter.</param>
/// <param name="Declarations">The parameter, and the field that stores it, as they are after the removal.</param>
internal sealed record IdleParameter(RemovalPlace Place, ITypeSymbol? Type, IReadOnlyList<SyntaxNode> Declarations);
