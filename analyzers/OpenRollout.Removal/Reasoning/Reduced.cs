using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>The rest of a condition when the flag's value is known.</summary>
/// <param name="Effects">Expressions that must be evaluated first, in this order, and whose values do not matter.</param>
/// <param name="Rest">The expression that remains; null if the value is known.</param>
/// <param name="Value">The value, if <paramref name="Rest"/> is null.</param>
/// <param name="IsPure">Whether the rest has no effect.</param>
internal sealed record Reduced(IReadOnlyList<ExpressionSyntax> Effects, ExpressionSyntax? Rest, bool Value, bool IsPure)
{
    public static Reduced Constant(bool value, params IReadOnlyList<ExpressionSyntax> effects) => new(effects, null, value, true);

    public static Reduced To(ExpressionSyntax rest, bool isPure, params IReadOnlyList<ExpressionSyntax> effects) => new(effects, rest, false, isPure);
}
