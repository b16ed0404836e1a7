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
        return kept.Count == 1 && kept[0] is { Pattern: DiscardPatternSyntax, WhenClause: null } last && Effects.AreNone(choice.GoverningExpression, model) && ChosenArm.Find(choice, last.Expression, model) is { } value
            ? new Edit(choice, value.WithTriviaFrom(choice))
            : new Edit(choice, choice.WithArms(Separated.Without(choice.Arms, [arm])));
    }
}
