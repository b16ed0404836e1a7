using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Replaces a switch over the flag's value, or over a constant that the value chooses, by the section or arm that is chosen, and a switch statement over
/// any value that is constant since the removal, because the compiler reports its other sections as unreachable. A switch that needs more than the value to choose stays,
/// and so does a section that leaves the switch other than at its end.
/// </summary>
internal sealed class SwitchPass(Draft draft) : IMemberPass
{
    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree) || Marks.ValuesIn(root).Any() || Marks.ConstantsIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        foreach (var value in Marks.ValuesIn(root).Concat(Marks.ConstantsIn(root)).Distinct())
        {
            ExpressionSyntax outer = value;
            while (outer.Parent is ParenthesizedExpressionSyntax parenthesized)
            {
                outer = parenthesized;
            }

            if (outer.Parent is SwitchExpressionSyntax choice && choice.GoverningExpression == outer
                && model.GetConstantValue(value) is { HasValue: true, Value: { } constant }
                && Unwrap(choice, constant, model) is { } edit)
            {
                yield return edit;
            }
        }

        foreach (var statement in EditedMembers.In(root, draft).SelectMany(member => member.DescendantNodes()).OfType<SwitchStatementSyntax>())
        {
            if (model.GetConstantValue(statement.Expression) is { HasValue: true, Value: { } constant } && !WasConstant(statement) && Unwrap(statement, constant, model) is { } edit)
            {
                yield return edit;
            }
        }
    }

    private bool WasConstant(SwitchStatementSyntax statement)
        => Marks.IdentityOf(statement) is not { } identity
            || draft.BaselineNode(draft.BaselineOf(statement.SyntaxTree).Tree, identity) is not SwitchStatementSyntax original
            || draft.BaselineModelOf(statement.SyntaxTree).GetConstantValue(original.Expression).HasValue;

    private static Edit? Unwrap(SwitchExpressionSyntax choice, object value, SemanticModel model)
    {
        foreach (var arm in choice.Arms)
        {
            switch (Matching.Find(arm.Pattern, value, model))
            {
                case true when arm.WhenClause is null:
                    return SwitchArms.Choose(arm, model);
                case false:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static Edit? Unwrap(SwitchStatementSyntax statement, object value, SemanticModel model)
    {
        if (!TryChoose(statement, value, model, out var chosen))
        {
            return null;
        }

        if (chosen is null)
        {
            return StatementEdit.Replace(statement, []);
        }

        return SwitchSections.ContentsOf(chosen) is { } contents ? StatementEdit.Replace(statement, contents) : null;
    }

    /// <summary>Chooses the section; null if none is executed. Returns false if the value does not decide.</summary>
    private static bool TryChoose(SwitchStatementSyntax statement, object value, SemanticModel model, out SwitchSectionSyntax? chosen)
    {
        chosen = null;
        foreach (var section in statement.Sections)
        {
            foreach (var label in section.Labels)
            {
                var matches = label switch
                {
                    CaseSwitchLabelSyntax constant => Matching.FindEqual(constant.Value, value, model),
                    CasePatternSwitchLabelSyntax pattern => Matching.Find(pattern.Pattern, value, model) is { } found && (!found || pattern.WhenClause is null) ? found : null,
                    _ => false,
                };
                if (matches is null)
                {
                    return false;
                }

                if (matches is true)
                {
                    chosen = section;
                    return true;
                }
            }
        }

        chosen = statement.Sections.FirstOrDefault(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax));
        return true;
    }
}
