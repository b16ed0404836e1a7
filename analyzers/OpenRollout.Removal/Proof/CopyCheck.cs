using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Proof;

/// <summary>
/// Finds variables in the place of a conditional or switch expression, whose value is a copy: <c>(F ? p : q).Move()</c> does not move p, but
/// <c>p.Move()</c> does if p is a structure. An argument for an <c>in</c> parameter is such a place, too.
/// </summary>
internal static class CopyCheck
{
    /// <summary>Returns the variables in the edited members of a file that would no longer be copied.</summary>
    public static IEnumerable<SyntaxNode> Find(SyntaxTree tree, Draft draft)
    {
        var code = new EditedCode(tree, draft);
        return code.Nodes
            .OfType<ExpressionSyntax>()
            .Where(node => node is not ParenthesizedExpressionSyntax
                && Marks.PlacesOf(node).Any(place => IsCopy(code.NodeBefore(place)))
                && code.After.GetOperation(node) is { } variable
                && Copies.AreNeeded(variable, Parentheses.Around(node), code.After));
    }

    private static bool IsCopy(SyntaxNode original) => original is SwitchExpressionSyntax or ConditionalExpressionSyntax { WhenTrue: not RefExpressionSyntax };
}
