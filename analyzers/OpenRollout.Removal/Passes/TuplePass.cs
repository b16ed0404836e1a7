using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Takes the flag's value out of a switch over a tuple: <c>(true, a) switch { (true, true) =&gt; 1, … }</c> becomes <c>a switch { true =&gt; 1, … }</c>.
/// Arms and labels that need the other value go. A switch stays if a pattern does not name the value's element by its position.
/// </summary>
internal sealed class TuplePass : IMemberPass
{
    public bool Concerns(SyntaxNode root) => Marks.ValuesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        foreach (var value in Marks.ValuesIn(root))
        {
            if (value.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple } element && model.GetConstantValue(value) is { HasValue: true, Value: { } constant })
            {
                var patterns = new TuplePatterns(tuple.Arguments.IndexOf(element), tuple.Arguments.Count, constant, model);
                if ((tuple.Parent switch
                {
                    SwitchExpressionSyntax choice when choice.GoverningExpression == tuple => Shorten(choice, tuple, patterns, model),
                    SwitchStatementSyntax statement when statement.Expression == tuple => Shorten(statement, tuple, patterns, model),
                    _ => null,
                }) is { } edit)
                {
                    yield return edit;
                }
            }
        }
    }

    private static Edit? Shorten(SwitchExpressionSyntax choice, TupleExpressionSyntax tuple, TuplePatterns patterns, SemanticModel model)
    {
        var arms = new Dictionary<SwitchExpressionArmSyntax, PatternSyntax?>();
        foreach (var arm in choice.Arms)
        {
            if (!patterns.TryShorten(arm.Pattern, out var rest))
            {
                return null;
            }

            arms.Add(arm, rest);
        }

        var kept = choice.Arms.Where(arm => arms[arm] is not null).ToList();
        if (kept.Count == 0)
        {
            return null;
        }

        if (arms[kept[0]] is DiscardPatternSyntax && kept[0].WhenClause is null && Effects.AreNone(tuple, model) && SwitchArms.Choose(kept[0], model) is { } chosen)
        {
            return chosen;
        }

        var dropped = choice.Arms.Where(arm => arms[arm] is null).ToList();
        var shorter = choice.ReplaceNodes(kept.Select(arm => arm.Pattern), (pattern, _) => arms[(SwitchExpressionArmSyntax)pattern.Parent!]!);
        return new Edit(choice, shorter.WithGoverningExpression(patterns.Shorten(tuple))
            .WithArms(Separated.Without(shorter.Arms, [.. dropped.Select(arm => shorter.Arms[choice.Arms.IndexOf(arm)])])));
    }

    private static Edit? Shorten(SwitchStatementSyntax statement, TupleExpressionSyntax tuple, TuplePatterns patterns, SemanticModel model)
    {
        var sections = new List<SwitchSectionSyntax>();
        foreach (var section in statement.Sections)
        {
            var labels = new List<SwitchLabelSyntax>();
            foreach (var label in section.Labels)
            {
                if (label is DefaultSwitchLabelSyntax)
                {
                    labels.Add(label);
                }
                else if (label is CasePatternSwitchLabelSyntax one && SwitchLabels.CanChange(label) && patterns.TryShorten(one.Pattern, out var rest) && rest is not DiscardPatternSyntax)
                {
                    labels.AddRange(rest is null ? [] : [SwitchLabels.WithPattern(one, rest)]);
                }
                else
                {
                    return null;
                }
            }

            if (labels.Count > 0)
            {
                labels[0] = labels[0].WithLeadingTrivia(section.Labels[0].GetLeadingTrivia());
                sections.Add(section.WithLabels([.. labels]));
            }
        }

        if (sections.Count == 0)
        {
            return null;
        }

        if (sections.Count == 1 && sections[0].Labels.All(label => label is DefaultSwitchLabelSyntax) && Effects.AreNone(tuple, model)
            && SwitchSections.ContentsOf(statement.Sections.First(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax))) is { } contents)
        {
            return StatementEdit.Replace(statement, contents);
        }

        var expression = patterns.Shorten(tuple);
        if (expression is not TupleExpressionSyntax)
        {
            // The parentheses of the tuple were those of the statement.
            statement = statement.WithOpenParenToken(tuple.OpenParenToken).WithCloseParenToken(tuple.CloseParenToken);
            expression = expression is ParenthesizedExpressionSyntax inner ? inner.Expression : expression.WithoutTrivia();
        }

        return new Edit(tuple.Parent!, statement.WithExpression(expression).WithSections([.. sections]));
    }
}
