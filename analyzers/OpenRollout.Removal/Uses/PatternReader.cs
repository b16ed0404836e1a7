using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Reads property patterns of snapshots: <c>flags is { Stories: true }</c>. A part that always matches goes; one that never does decides the whole pattern.</summary>
internal sealed class PatternReader(RemovalRequest request, SemanticModel model)
{
    /// <summary>Returns the replacement of a part of a property pattern.</summary>
    /// <param name="part">The part.</param>
    /// <param name="name">The name of the flag's property in it.</param>
    public Replacement Read(SubpatternSyntax part, SimpleNameSyntax name)
    {
        if (part.ExpressionColon?.Expression is not { } property || (property != name && (property as MemberAccessExpressionSyntax)?.Name != name)
            || part.Parent is not PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax pattern } clause
            || Matching.Find(part.Pattern, request.Value, model) is not { } matches)
        {
            return new Replacement.Refused(RemovalReasons.Pattern);
        }

        var (test, isNegated) = FindTest(pattern);
        var isAlone = clause.Subpatterns.Count == 1 && pattern is { Type: null, PositionalPatternClause: null, Designation: null };
        if (!matches)
        {
            // The parts before it are evaluated first, so they would have to stay.
            return test is not null && clause.Subpatterns[0] == part && pattern is { Type: null, PositionalPatternClause: null } && !Variables.AreLost(test, [test.Expression])
                ? Decide(test, isNegated)
                : new Replacement.Refused(RemovalReasons.Pattern);
        }

        return isAlone && test is not null && model.GetTypeInfo(test.Expression).Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
            ? Decide(test, !isNegated)
            : new Replacement.ByEdit(new Edit(clause, Remove(clause, part)));
    }

    private Replacement.ByValue Decide(IsPatternExpressionSyntax test, bool value)
        => new(test, Literals.Of(value), Effects.AreNone(test.Expression, model) ? [] : [test.Expression]);

    /// <summary>Returns the <c>is</c> whose pattern this is, and whether a <c>not</c> negates it.</summary>
    private static (IsPatternExpressionSyntax? Test, bool IsNegated) FindTest(PatternSyntax pattern)
    {
        var isNegated = false;
        SyntaxNode current = pattern;
        while (current.Parent is ParenthesizedPatternSyntax or UnaryPatternSyntax)
        {
            current = current.Parent;
            isNegated ^= current is UnaryPatternSyntax;
        }

        return (current.Parent as IsPatternExpressionSyntax, isNegated);
    }

    private static PropertyPatternClauseSyntax Remove(PropertyPatternClauseSyntax clause, SubpatternSyntax part)
    {
        var index = clause.Subpatterns.IndexOf(part);
        var kept = clause.Subpatterns.RemoveAt(index);
        if (kept.Count == 0)
        {
            return clause.WithSubpatterns(kept);
        }

        return clause.WithSubpatterns(index == kept.Count ? kept.Replace(kept.Last(), kept.Last().WithTrailingTrivia(part.GetTrailingTrivia())) : kept);
    }
}
