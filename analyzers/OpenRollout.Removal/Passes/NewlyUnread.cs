using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Finds variables that nothing has read before either, but about which the compiler warns only now (CS0219, CS0414): it does not warn about a
/// variable that gets a computed value, and warns about one that gets only constants.
/// </summary>
internal static class NewlyUnread
{
    /// <summary>Returns whether a variable gets only constants, and got another value before.</summary>
    /// <param name="variable">The declaration of the variable, which nothing reads.</param>
    /// <param name="assignments">All assignments to it.</param>
    /// <param name="model">The semantic model.</param>
    /// <param name="draft">The draft.</param>
    public static bool Contains(VariableDeclaratorSyntax variable, IReadOnlyList<AssignmentExpressionSyntax> assignments, SemanticModel model, Draft draft)
    {
        List<SyntaxNode> nodes = [.. variable.Initializer is null ? [] : new[] { variable }, .. assignments];
        return nodes.Count > 0
            && nodes.TrueForAll(node => model.GetConstantValue(ValueOf(node)).HasValue)
            && nodes.Exists(node => Marks.IdentityOf(node) is { } identity
                && !draft.BaselineModelOf(node.SyntaxTree).GetConstantValue(ValueOf(draft.BaselineNode(draft.BaselineOf(node.SyntaxTree).Tree, identity))).HasValue);
    }

    private static ExpressionSyntax ValueOf(SyntaxNode node) => node is AssignmentExpressionSyntax assignment ? assignment.Right : ((VariableDeclaratorSyntax)node).Initializer!.Value;
}
