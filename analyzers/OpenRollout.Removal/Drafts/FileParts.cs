using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Drafts;

/// <summary>Divides a file into its members, so that a pass looks again only at those that have changed.</summary>
internal static class FileParts
{
    /// <summary>Returns the members that are not types, and the bases of types; the file itself if code outside of them can have edits.</summary>
    public static IReadOnlyList<SyntaxNode> Of(SyntaxNode root)
    {
        var parts = root.DescendantNodes(IsContainer).Where(node => (node is MemberDeclarationSyntax && !IsContainer(node)) || node is BaseListSyntax).ToList();
        return parts.Exists(part => part is GlobalStatementSyntax) || Marks.ValuesIn(root).Any(value => !value.AncestorsAndSelf().Any(parts.Contains)) ? [root] : parts;
    }

    private static bool IsContainer(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;
}
