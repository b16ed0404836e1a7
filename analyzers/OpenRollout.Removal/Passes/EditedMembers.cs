using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Passes;

/// <summary>Finds the members of a file that have edits.</summary>
internal static class EditedMembers
{
    /// <summary>Returns the members as they are now.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode root, Draft draft)
        => root.DescendantNodesAndSelf(node => node == root || !Draft.IsMember(node) || node is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax)
            .Where(node => Draft.IsMember(node) && node is not Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax)
            .Where(node => draft.MemberOf(node) is { } member && draft.Edited.Contains(member));
}
