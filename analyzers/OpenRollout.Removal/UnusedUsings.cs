using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal;

/// <summary>Removes the using directives that the removal has made unnecessary. Those that were unnecessary before stay.</summary>
internal static class UnusedUsings
{
    private const string Unnecessary = "CS8019";

    /// <summary>Removes them from the edited files.</summary>
    public static void Remove(Draft draft)
    {
        var edits = new List<Edit>();
        // Inactive code can need a using that the active code does not need.
        foreach (var tree in draft.Trees.Where(tree => !InactiveCode.IsIn(tree.GetRoot()) && draft.Edited.Any(member => member.Path == tree.FilePath)))
        {
            var (baseline, compilation) = draft.BaselineOf(tree);
            var before = new HashSet<string>(Find(baseline, compilation).Select(directive => Marks.IdentityOf(directive)!), StringComparer.Ordinal);
            var unused = Find(tree, draft.Compilation).Where(directive => Marks.IdentityOf(directive) is { } identity && !before.Contains(identity)).ToList();
            if (unused.Count > 0)
            {
                edits.AddRange(unused.GroupBy(directive => directive.Parent!).Select(same => new Edit(same.Key, RemoveFrom(same.Key, [.. same]))));
            }
        }

        if (edits.Count > 0)
        {
            draft.Apply(edits);
        }
    }

    private static IEnumerable<UsingDirectiveSyntax> Find(SyntaxTree tree, Compilation compilation)
        => compilation.GetSemanticModel(tree).GetDiagnostics()
            .Where(diagnostic => diagnostic.Id == Unnecessary)
            .SelectMany(diagnostic => tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<UsingDirectiveSyntax>()
                .Where(directive => directive.GlobalKeyword.RawKind == 0 && diagnostic.Location.SourceSpan.Contains(directive.Span)));

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
