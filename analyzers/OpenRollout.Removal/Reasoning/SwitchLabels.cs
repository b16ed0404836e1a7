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

    /// <summary>Returns a label without its filter.</summary>
    public static SwitchLabelSyntax WithoutFilter(CasePatternSwitchLabelSyntax label)
        => WithPattern(label.WithWhenClause(null), label.Pattern.WithTrailingTrivia(label.WhenClause!.GetTrailingTrivia()));

    /// <summary>Returns a label with another pattern, as the parser would create it.</summary>
    public static SwitchLabelSyntax WithPattern(CasePatternSwitchLabelSyntax label, PatternSyntax pattern)
        => pattern is ConstantPatternSyntax constant && label.WhenClause is null
            ? SyntaxFactory.CaseSwitchLabel(label.Keyword, constant.Expression, label.ColonToken)
            : label.WithPattern(pattern);

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
            return statement.Sections.Count == 2 && statement.Sections.First(other => other != section) is var last && last.Labels.All(other => other is DefaultSwitchLabelSyntax)
                && SwitchSections.ContentsOf(last) is { } contents && Evaluate(statement, contents, model) is { } evaluated
                ? evaluated
                : new Edit(statement, statement.WithSections(statement.Sections.Remove(section)));
        }

        return Evaluate(statement, [], model);
    }

    /// <summary>Replaces a switch by the evaluation of its value and by statements.</summary>
    private static Edit? Evaluate(SwitchStatementSyntax statement, IReadOnlyList<StatementSyntax> contents, SemanticModel model)
    {
        IReadOnlyList<ExpressionSyntax> effects = Effects.AreNone(statement.Expression, model) ? [] : [statement.Expression];
        return Hoisting.ToStatements(effects, model, statement) is { } statements && !Variables.AreLost(statement, statement.Expression, [.. statements, .. contents])
            ? StatementEdit.Replace(statement, [.. statements, .. contents])
            : null;
    }
}
