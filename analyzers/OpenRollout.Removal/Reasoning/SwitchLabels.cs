using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Changes the labels of switch statements.</summary>
internal static class SwitchLabels
{
    /// <summary>Returns whether the labels of the statement can change: no jump names one of them.</summary>
    public static bool CanChange(SwitchLabelSyntax label)
        => label.FirstAncestorOrSelf<SwitchStatementSyntax>() is { } statement
            && !statement.DescendantNodes().Any(node => node.Kind() is SyntaxKind.GotoCaseStatement or SyntaxKind.GotoDefaultStatement);

    /// <summary>Returns a label without its filter, as the parser would create it.</summary>
    public static SwitchLabelSyntax WithoutFilter(CasePatternSwitchLabelSyntax label)
    {
        var pattern = label.Pattern.WithTrailingTrivia(label.WhenClause!.GetTrailingTrivia());
        return pattern is ConstantPatternSyntax constant
            ? SyntaxFactory.CaseSwitchLabel(label.Keyword, constant.Expression, label.ColonToken)
            : label.WithPattern(pattern).WithWhenClause(null);
    }

    /// <summary>Removes a label, its section if it was the only one, and the statement if that was the only section.</summary>
    public static Edit? Remove(SwitchLabelSyntax label, SemanticModel model)
    {
        var section = (SwitchSectionSyntax)label.Parent!;
        if (section.Labels.Count > 1)
        {
            var leading = section.Labels[0] == label ? label.GetLeadingTrivia() : default;
            var labels = section.Labels.Remove(label);
            return new Edit(section, section.WithLabels(leading.Count == 0 ? labels : labels.Replace(labels[0], labels[0].WithLeadingTrivia(leading))));
        }

        var statement = (SwitchStatementSyntax)section.Parent!;
        if (statement.Sections.Count > 1)
        {
            return new Edit(statement, statement.WithSections(statement.Sections.Remove(section)));
        }

        IReadOnlyList<ExpressionSyntax> effects = Effects.AreNone(statement.Expression, model) ? [] : [statement.Expression];
        return Hoisting.ToStatements(effects, model, statement) is { } statements && !Variables.AreLost(statement, statement.Expression, statements)
            ? StatementEdit.Replace(statement, statements)
            : null;
    }
}
