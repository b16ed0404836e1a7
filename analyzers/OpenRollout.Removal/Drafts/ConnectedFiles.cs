using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Drafts;

/// <summary>Finds the files that are edited together: those that have parts of the same type, and those that an inlined member connects.</summary>
internal sealed class ConnectedFiles(Draft draft)
{
    /// <summary>Returns some files and all files that are connected with them.</summary>
    public HashSet<string> Of(IEnumerable<string> paths)
    {
        var connected = new HashSet<string>(paths, StringComparer.Ordinal);
        var groups = draft.Record.Links.Select(link => new[] { link.Item1.Path, link.Item2.Path }).Concat(PartsOfTypes()).ToList();
        for (var count = 0; count != connected.Count;)
        {
            count = connected.Count;
            foreach (var group in groups.Where(group => group.Any(connected.Contains)))
            {
                connected.UnionWith(group);
            }
        }

        return connected;
    }

    private IEnumerable<string[]> PartsOfTypes()
        => draft.Trees.Select(tree => draft.BaselineOf(tree).Tree)
            .SelectMany(tree => tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .OfType<TypeDeclarationSyntax>()
                .Where(type => type.Modifiers.Any(SyntaxKind.PartialKeyword))
                .Select(type => (Name: draft.BaselineModelOf(tree).GetDeclaredSymbol(type)?.ToDisplayString(), Path: tree.FilePath)))
            .GroupBy(part => part.Name, part => part.Path)
            .Select(parts => parts.ToArray());
}
