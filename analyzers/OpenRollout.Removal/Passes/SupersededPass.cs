using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Removes the labels, arms and catch clauses that are superseded since a filter before them always holds, if the compiler would refuse them.
/// </summary>
internal sealed class SupersededPass(Draft draft) : IMemberPass
{
    private const string DuplicateLabel = "CS0152";
    private const string CaughtBefore = "CS0160";
    private const string AllCaughtBefore = "CS1058";
    private const string UnreachableLabel = "CS8120";
    private const string UnreachableArm = "CS8510";

    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
        => EditedMembers.In(root, draft)
            .Where(member => member.DescendantNodes().Any(node => node is SwitchStatementSyntax or SwitchExpressionSyntax or CatchClauseSyntax))
            .SelectMany(member => NewDiagnostics.NodesIn<SyntaxNode>(member, draft, DuplicateLabel, CaughtBefore, AllCaughtBefore, UnreachableLabel, UnreachableArm))
            .Select(node => node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor is SwitchLabelSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax) switch
            {
                SwitchLabelSyntax label when SwitchLabels.CanChange(label) => SwitchLabels.Remove(label, model),
                SwitchExpressionArmSyntax arm => SwitchArms.Remove(arm, model),
                CatchClauseSyntax clause => CatchClauses.Remove(clause),
                _ => null,
            })
            .OfType<Edit>();
}
