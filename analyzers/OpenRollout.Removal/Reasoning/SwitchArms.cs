using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Removes arms of switch expressions.</summary>
internal static class SwitchArms
{
    /// <summary>Removes an arm. If only <c>_ =&gt; value</c> remains, the value takes the place of the switch expression.</summary>
    public static Edit? Remove(SwitchExpressionArmSyntax arm, SemanticModel model)
    {
        var choice = (SwitchExpressionSyntax)arm.Parent!;
        if (choice.Arms.Count == 1)
        {
            return null;
        }

        var kept = choice.Arms.Where(other => other != arm).ToList();
        return kept.Count == 1 && kept[0] is { Pattern: DiscardPatternSyntax, WhenClause: null } last && Effects.AreNone(choice.GoverningExpression, model) && Choose(last, model) is { } edit
            ? edit
            : new Edit(choice, choice.WithArms(Separated.Without(choice.Arms, [arm])));
    }

    /// <summary>Replaces a switch expression by the expression of an arm, with its comments; null if the arm cannot stand alone.</summary>
    public static Edit? Choose(SwitchExpressionArmSyntax arm, SemanticModel model)
    {
        var choice = (SwitchExpressionSyntax)arm.Parent!;
        return ChosenArm.Find(choice, arm.Expression, model) is { } chosen
            ? new Edit(choice, LineComments.Mark(LineComments.MoveArm(chosen, arm.Expression, arm.EqualsGreaterThanToken, arm.GetLeadingTrivia(), choice), arm.Expression, choice, arm.EqualsGreaterThanToken))
            : null;
    }
}
