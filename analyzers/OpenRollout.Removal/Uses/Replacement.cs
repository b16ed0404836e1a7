using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>The replacement of a use, or the reason for which it is refused.</summary>
internal abstract record Replacement
{
    /// <summary>An expression is replaced by a value, after effects that are evaluated first.</summary>
    /// <param name="Expression">The expression.</param>
    /// <param name="With">The value.</param>
    /// <param name="Effects">The other evaluations of the expression, in order.</param>
    public sealed record ByValue(ExpressionSyntax Expression, ExpressionSyntax With, IReadOnlyList<ExpressionSyntax> Effects) : Replacement;

    /// <summary>An edit of other syntax.</summary>
    public sealed record ByEdit(Edit Edit) : Replacement;

    /// <summary>The use stays.</summary>
    public sealed record Refused(string Reason) : Replacement;

    /// <summary>The code names a type that disappears with the flag, such as the enum of its variants. It is a use if it is left when all evaluations are removed.</summary>
    public sealed record Mention : Replacement;

    /// <summary>The member implements the snapshot's interface explicitly. It goes with the manifest's entry.</summary>
    public sealed record Implementation : Replacement;

    /// <summary>The text equals the key, but nothing is known to read it as a key.</summary>
    public sealed record NoUse : Replacement;
}
