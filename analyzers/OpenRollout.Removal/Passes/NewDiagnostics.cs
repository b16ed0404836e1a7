using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Passes;

/// <summary>Finds what the compiler reports about an edited member and did not report before.</summary>
internal static class NewDiagnostics
{
    /// <summary>Returns the nodes that diagnostics are reported for.</summary>
    /// <typeparam name="T">The type of the nodes.</typeparam>
    public static IEnumerable<T> NodesIn<T>(SyntaxNode member, SemanticModel model, Draft draft, params IReadOnlyCollection<string> ids)
        where T : SyntaxNode
    {
        var found = Find<T>(member, model, ids).ToList();
        if (found.Count == 0 || Marks.IdentityOf(member) is not { } identity)
        {
            return found;
        }

        var baseline = draft.BaselineOf(member.SyntaxTree);
        var known = Find<T>(draft.BaselineNode(baseline.Tree, identity), baseline.Compilation.GetSemanticModel(baseline.Tree), ids)
            .Select(Marks.IdentityOf).ToList();
        return found.Where(node => Marks.IdentityOf(node) is not { } own || !known.Contains(own));
    }

    private static IEnumerable<T> Find<T>(SyntaxNode member, SemanticModel model, IReadOnlyCollection<string> ids)
        where T : SyntaxNode
        => model.GetDiagnostics(member.Span).Where(diagnostic => ids.Contains(diagnostic.Id))
            .Select(diagnostic => member.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<T>().FirstOrDefault())
            .OfType<T>().Distinct();
}
