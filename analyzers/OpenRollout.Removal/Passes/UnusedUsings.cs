using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Removes the using directives that the removal has made unnecessary. Those that were unnecessary before stay, and so does one that another
/// project or target framework with the same file needs.
/// </summary>
internal static class UnusedUsings
{
    private const string Unnecessary = "CS8019";

    /// <summary>Removes them from the edited files.</summary>
    public static void Remove(IReadOnlyList<Draft> drafts)
    {
        var unused = new HashSet<(string Path, int Position)>(drafts.SelectMany(draft => draft.Unproven.SelectMany(tree => FindNew(tree, draft))));
        if (unused.Count == 0)
        {
            return;
        }

        foreach (var draft in drafts)
        {
            unused.ExceptWith(TreesOf(draft, unused).SelectMany(tree => FindNeeded(tree, draft)));
        }

        foreach (var draft in drafts)
        {
            draft.Open(TreesOf(draft, unused));
            draft.Apply([.. TreesOf(draft, unused).SelectMany(DirectivesOf).Where(directive => unused.Contains(PlaceOf(directive, draft)))
                .GroupBy(directive => directive.Parent!).Select(same => new Edit(same.Key, RemoveFrom(same.Key, [.. same])))]);
        }
    }

    private static List<SyntaxTree> TreesOf(Draft draft, HashSet<(string Path, int Position)> places)
    {
        var paths = new HashSet<string>(places.Select(place => place.Path), StringComparer.Ordinal);
        return [.. draft.Compilation.SyntaxTrees.Where(tree => paths.Contains(tree.FilePath))];
    }

    private static IEnumerable<(string Path, int Position)> FindNew(SyntaxTree tree, Draft draft)
    {
        var before = new HashSet<int>(Find(draft.BaselineOf(tree).Tree, draft.BaselineDiagnosticsOf(tree)).Select(directive => directive.SpanStart));
        return Find(tree, draft.DiagnosticsOf(tree)).Where(directive => Marks.IdentityOf(directive) is not null)
            .Select(directive => PlaceOf(directive, draft)).Where(place => !before.Contains(place.Position));
    }

    private static IEnumerable<(string Path, int Position)> FindNeeded(SyntaxTree tree, Draft draft)
        // Inactive code can need a using that the active code does not need.
        => (InactiveCode.IsIn(tree.GetRoot()) ? DirectivesOf(tree) : DirectivesOf(tree).Except(Find(tree, draft.DiagnosticsOf(tree)))).Select(directive => PlaceOf(directive, draft));

    private static (string Path, int Position) PlaceOf(UsingDirectiveSyntax directive, Draft draft)
        => (directive.SyntaxTree.FilePath, draft.IsOpen(directive.SyntaxTree) ? draft.OriginalOf(directive)!.SpanStart : directive.SpanStart);

    private static IEnumerable<UsingDirectiveSyntax> Find(SyntaxTree tree, IEnumerable<Diagnostic> diagnostics)
    {
        var unnecessary = diagnostics.Where(diagnostic => diagnostic.Id == Unnecessary).Select(diagnostic => diagnostic.Location.SourceSpan).ToList();
        return unnecessary.Count == 0 ? [] : DirectivesOf(tree).Where(directive => unnecessary.Exists(span => span.Contains(directive.Span)));
    }

    private static IEnumerable<UsingDirectiveSyntax> DirectivesOf(SyntaxTree tree)
        => tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Where(directive => directive.GlobalKeyword.RawKind == 0);

    private static SyntaxNode RemoveFrom(SyntaxNode container, IReadOnlyList<UsingDirectiveSyntax> unused)
    {
        var usings = container is CompilationUnitSyntax unit ? unit.Usings : ((BaseNamespaceDeclarationSyntax)container).Usings;
        var kept = usings.Where(directive => !unused.Contains(directive)).ToList();
        // The header of a file is a comment before its first using.
        var header = unused.Contains(usings[0]) ? usings[0].GetLeadingTrivia() : default;
        if (header.Any(Lines.IsWorthKeeping) && kept.Count > 0)
        {
            kept[0] = kept[0].WithLeadingTrivia(header);
            header = default;
        }

        SyntaxNode changed = container is CompilationUnitSyntax whole ? whole.WithUsings([.. kept]) : ((BaseNamespaceDeclarationSyntax)container).WithUsings([.. kept]);
        if (kept.Count > 0 || changed is not CompilationUnitSyntax { Members.Count: > 0 } last)
        {
            return changed;
        }

        var first = last.Members[0].GetFirstToken();
        var leading = header.Any(Lines.IsWorthKeeping) ? [.. header, .. first.LeadingTrivia] : Lines.WithoutBlankLines(first.LeadingTrivia);
        return last.ReplaceToken(first, first.WithLeadingTrivia(leading));
    }
}
