using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Drafts;

/// <summary>Chooses the edits of a file that are made together.</summary>
internal static class EditSelection
{
    /// <summary>Returns the nodes to replace, each with its replacement. The innermost edits come first; one that contains another has to wait until it is found again.</summary>
    public static IReadOnlyDictionary<SyntaxNode, SyntaxNode> Choose(IEnumerable<Edit> edits, Draft draft)
    {
        var chosen = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (var edit in edits.OrderBy(edit => edit.Old.Span.Length).ThenBy(edit => edit.Old.SpanStart))
        {
            if (chosen.Keys.Any(other => other.Span.OverlapsWith(edit.Old.Span)))
            {
                continue;
            }

            if (!Directives.AreKept(edit.Old, edit.New))
            {
                draft.Record.Fail(Fault.At(edit.Old, draft, _ => RemovalReasons.Directive) with { Uses = Traces.OriginsOf(edit) });
                continue;
            }

            chosen.Add(edit.Old, draft.Traces.Add(edit));
            draft.Record.Add(draft.MemberOf(edit.Old));
        }

        return chosen;
    }
}
