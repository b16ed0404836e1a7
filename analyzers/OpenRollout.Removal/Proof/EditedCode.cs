using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Proof;

/// <summary>The edited members of a file, and the code of the file before the first edit.</summary>
internal sealed class EditedCode(SyntaxTree tree, Draft draft)
{
    private readonly SyntaxTree _baseline = draft.BaselineOf(tree).Tree;

    /// <summary>Gets the semantic model of the file before the first edit.</summary>
    public SemanticModel Before { get; } = draft.BaselineModelOf(tree);

    /// <summary>Gets the semantic model of the file as it is now.</summary>
    public SemanticModel After { get; } = draft.ModelOf(tree);

    /// <summary>Gets the nodes of the edited members.</summary>
    public IEnumerable<SyntaxNode> Nodes => EditedMembers.In(tree.GetRoot(), draft).SelectMany(member => member.DescendantNodesAndSelf());

    /// <summary>Returns the node that has an identity, before the first edit.</summary>
    public SyntaxNode NodeBefore(string identity) => draft.BaselineNode(_baseline, identity);
}
