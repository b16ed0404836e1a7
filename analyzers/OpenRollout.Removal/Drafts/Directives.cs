using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Drafts;

/// <summary>Protects preprocessor directives: an edit must neither remove nor add one.</summary>
internal static class Directives
{
    /// <summary>Returns whether a node has as many directives after an edit as before.</summary>
    public static bool AreKept(SyntaxNode before, SyntaxNode after) => CountIn(before) == CountIn(after);

    private static int CountIn(SyntaxNode node) => node.ContainsDirectives ? node.DescendantTrivia().Count(trivia => trivia.IsDirective) : 0;
}
