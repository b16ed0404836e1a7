using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Finds the members of a file that have edits.</summary>
internal static class EditedMembers
{
    /// <summary>Returns the members as they are now, and the bases of types, in which arguments can be evaluated.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode root, Draft draft)
        => root.DescendantNodesAndSelf(node => node == root || !Draft.IsMember(node) || node is TypeDeclarationSyntax)
            .Where(node => (Draft.IsMember(node) && node is not BaseTypeDeclarationSyntax) || node is BaseListSyntax)
            .Where(node => draft.MemberOf(node) is { } member && draft.Edited.Contains(member));
}
