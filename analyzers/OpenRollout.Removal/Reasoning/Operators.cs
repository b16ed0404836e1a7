using Microsoft.CodeAnalysis.CSharp;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Simplifies boolean operators whose operands are known in part. Effects of the operands stay, in their order.</summary>
internal static class Operators
{
    /// <summary>Returns what remains of an operator; null if it stays.</summary>
    /// <param name="kind">The kind of the operator.</param>
    /// <param name="left">The rest of the left operand.</param>
    /// <param name="right">The rest of the right operand.</param>
    public static Reduced? Reduce(SyntaxKind kind, Reduced left, Reduced right) => kind switch
    {
        SyntaxKind.LogicalAndExpression => ReduceShortCircuit(left, right, decides: false),
        SyntaxKind.LogicalOrExpression => ReduceShortCircuit(left, right, decides: true),
        SyntaxKind.BitwiseAndExpression => ReduceAbsorbing(left, right, absorbs: false),
        SyntaxKind.BitwiseOrExpression => ReduceAbsorbing(left, right, absorbs: true),
        SyntaxKind.ExclusiveOrExpression or SyntaxKind.NotEqualsExpression => ReduceEquality(left, right, neutral: false),
        SyntaxKind.EqualsExpression => ReduceEquality(left, right, neutral: true),
        _ => null,
    };

    /// <summary>Reduces <c>&amp;&amp;</c> (false decides) and <c>||</c> (true decides).</summary>
    private static Reduced? ReduceShortCircuit(Reduced left, Reduced right, bool decides)
    {
        if (left.Rest is null)
        {
            return left.Value == decides ? left : right with { Effects = [.. left.Effects, .. right.Effects] };
        }

        if (right.Effects.Count > 0 || right.Rest is not null)
        {
            return null;
        }

        return right.Value != decides ? left
            : left.IsPure ? Reduced.Constant(decides, left.Effects)
            : Reduced.Constant(decides, [.. left.Effects, left.Rest]);
    }

    /// <summary>Reduces <c>&amp;</c> (false absorbs) and <c>|</c> (true absorbs), which evaluate both operands.</summary>
    private static Reduced? ReduceAbsorbing(Reduced left, Reduced right, bool absorbs)
    {
        if (left.Rest is not null && (right.Effects.Count > 0 || right.Rest is not null))
        {
            return null;
        }

        var (known, other) = left.Rest is null ? (left.Value, right) : (right.Value, left);
        var effects = left.Rest is null ? [.. left.Effects, .. right.Effects] : left.Effects;
        return known != absorbs ? other with { Effects = effects }
            : other.Rest is null || other.IsPure ? Reduced.Constant(absorbs, effects)
            : Reduced.Constant(absorbs, [.. effects, other.Rest]);
    }

    /// <summary>Reduces <c>==</c> (true is neutral) and <c>!=</c> (false is neutral).</summary>
    private static Reduced? ReduceEquality(Reduced left, Reduced right, bool neutral)
    {
        if (left.Rest is not null && (right.Effects.Count > 0 || right.Rest is not null))
        {
            return null;
        }

        var (known, other) = left.Rest is null ? (left.Value, right) : (right.Value, left);
        var effects = left.Rest is null ? [.. left.Effects, .. right.Effects] : left.Effects;
        return other.Rest is null ? Reduced.Constant(known == other.Value == neutral, effects)
            : known == neutral ? other with { Effects = effects }
            : Reduced.To(Parentheses.Negate(other.Rest), other.IsPure, effects);
    }
}
