using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Passes;

/// <summary>Finds what the compiler reports about an edited member and did not report before.</summary>
internal static class NewDiagnostics
{
    /// <summary>Returns the nodes that diagnostics are reported for.</summary>
    /// <typeparam name="T">The type of the nodes.</typeparam>
    public static IEnumerable<T> NodesIn<T>(SyntaxNode member, Draft draft, params IReadOnlyCollection<string> ids)
        where T : SyntaxNode
    {
        var found = Find<T>(draft.DiagnosticsIn(member), member, ids).ToList();
        if (found.Count == 0 || Marks.IdentityOf(member) is not { } identity)
        {
            return found;
        }

        var baseline = draft.BaselineOf(member.SyntaxTree).Tree;
        var original = draft.BaselineNode(baseline, identity);
        var known = Find<T>(draft.BaselineDiagnosticsOf(member.SyntaxTree).Where(diagnostic => original.Span.Contains(diagnostic.Location.SourceSpan.Start)), original, ids)
            .Select(Marks.IdentityOf).ToList();
        return found.Where(node => Marks.IdentityOf(node) is not { } own || !known.Contains(own));
    }

    private static IEnumerable<T> Find<T>(IEnumerable<Diagnostic> diagnostics, SyntaxNode member, IReadOnlyCollection<string> ids)
        where T : SyntaxNode
        => diagnostics.Where(diagnostic => ids.Contains(diagnostic.Id))
            .Select(diagnostic => member.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<T>().FirstOrDefault())
            .OfType<T>().Distinct();
}
