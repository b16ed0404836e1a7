using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRollout.Removal.Reasoning;

/// <summary>
/// Reads code that a directive such as #if switches off. Another configuration compiles it, so a declaration that it names must stay, even if
/// the active code no longer uses it.
/// </summary>
internal static class InactiveCode
{
    private static readonly ConditionalWeakTable<SyntaxNode, HashSet<string>> Known = new();

    /// <summary>Returns whether a file has inactive code.</summary>
    public static bool IsIn(SyntaxNode root) => NamesIn(root).Count > 0;

    /// <summary>Returns whether inactive code of a file names a declaration.</summary>
    public static bool Names(SyntaxNode root, string name) => root.ContainsDirectives && NamesIn(root).Contains(name);

    /// <summary>Returns the identifiers and texts in inactive code, with their positions.</summary>
    public static IEnumerable<(SyntaxToken Token, int Position)> TokensIn(SyntaxNode root)
        => !root.ContainsDirectives ? []
            : from trivia in root.DescendantTrivia()
              where trivia.IsKind(SyntaxKind.DisabledTextTrivia)
              from token in SyntaxFactory.ParseTokens(trivia.ToString())
              where token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken
              select (token, trivia.SpanStart + token.SpanStart);

    private static HashSet<string> NamesIn(SyntaxNode root)
        => Known.GetValue(root, static root => new HashSet<string>(TokensIn(root).Select(found => found.Token.ValueText), StringComparer.Ordinal));
}
