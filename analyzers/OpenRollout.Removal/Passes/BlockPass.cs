using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Removes the braces of a block that was unwrapped and had to stay a block because of a name that is gone now.</summary>
internal sealed class BlockPass(Draft draft) : IMemberPass
{
    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        var baseline = draft.BaselineOf(root.SyntaxTree).Tree;
        foreach (var block in EditedMembers.In(root, draft).SelectMany(member => member.DescendantNodes()).OfType<BlockSyntax>())
        {
            if (StatementList.Of(block) is not null
                && Marks.IdentityOf(block) is { } identity
                && draft.BaselineNode(baseline, identity) is BlockSyntax original && StatementList.Of(original) is null
                && Contents.Of(block, block) is var statements && (statements.Count != 1 || statements[0] is not BlockSyntax))
            {
                yield return StatementEdit.Replace(block, statements);
            }
        }
    }
}
