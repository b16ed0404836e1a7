using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Removes the filters of <c>case … when</c>, of the arms of switch expressions and of <c>catch … when</c> if they always hold, and their labels,
/// arms and clauses if they never hold.
/// </summary>
internal sealed class FilterPass : IMemberPass
{
    public bool Concerns(SyntaxNode root) => Marks.ValuesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        foreach (var value in Marks.ValuesIn(root))
        {
            SyntaxNode outer = value;
            while (outer.Parent is ParenthesizedExpressionSyntax)
            {
                outer = outer.Parent;
            }

            if (model.GetConstantValue(value).Value is bool holds && (outer.Parent switch
            {
                WhenClauseSyntax { Parent: CasePatternSwitchLabelSyntax label } => FindEdit(label, holds, model),
                WhenClauseSyntax { Parent: SwitchExpressionArmSyntax arm } => FindEdit(arm, holds, model),
                CatchFilterClauseSyntax { Parent: CatchClauseSyntax clause } => holds ? new Edit(clause, WithoutFilter(clause)) : CatchClauses.Remove(clause),
                _ => null,
            }) is { } edit)
            {
                yield return edit;
            }
        }
    }

    private static Edit? FindEdit(CasePatternSwitchLabelSyntax label, bool holds, SemanticModel model)
        => SwitchLabels.CanChange(label)
            ? holds ? new Edit(label, SwitchLabels.WithoutFilter(label))
            : Effects.AreNone(label.Pattern, model) ? SwitchLabels.Remove(label, model)
            : null
            : null;

    private static Edit? FindEdit(SwitchExpressionArmSyntax arm, bool holds, SemanticModel model)
        => holds ? new Edit(arm, arm.WithWhenClause(null).WithPattern(arm.Pattern.WithTrailingTrivia(arm.WhenClause!.GetTrailingTrivia())))
            : Effects.AreNone(arm.Pattern, model) ? SwitchArms.Remove(arm, model)
            : null;

    private static CatchClauseSyntax WithoutFilter(CatchClauseSyntax clause)
    {
        var trailing = clause.Filter!.GetTrailingTrivia();
        return clause.Declaration is { } declaration
            ? clause.WithDeclaration(declaration.WithTrailingTrivia(trailing)).WithFilter(null)
            : clause.WithCatchKeyword(clause.CatchKeyword.WithTrailingTrivia(trailing)).WithFilter(null);
    }
}
