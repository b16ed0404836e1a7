using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Decides whether code that is dropped declares variables that remaining code uses.</summary>
internal static class Variables
{
    /// <summary>Returns whether a variable that an expression declares would be missing.</summary>
    /// <param name="old">The expression that is replaced.</param>
    /// <param name="kept">The rest of it.</param>
    public static bool AreLost(ExpressionSyntax old, IReadOnlyList<SyntaxNode> kept)
    {
        var lost = LostFrom(old, kept);
        return lost.Count > 0 && FunctionOf(old) is { } scope && (AreUsedOutside(lost, scope, old) || kept.Any(node => lost.Any(name => Names.AreUsedIn(node, name))));
    }

    /// <summary>Returns whether a variable that the condition of a statement declares would be missing.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="condition">Its condition.</param>
    /// <param name="kept">The statements that take its place. If the last one is a jump, the statements after it are dropped too.</param>
    public static bool AreLost(StatementSyntax statement, ExpressionSyntax condition, IReadOnlyList<StatementSyntax> kept)
    {
        var lost = LostFrom(condition, kept);
        if (lost.Count == 0)
        {
            return false;
        }

        if (kept.Any(node => lost.Any(name => Names.AreUsedIn(node, name))))
        {
            return true;
        }

        if (StatementList.Of(statement) is not { } list)
        {
            return false;
        }

        var index = list.IndexOf(statement);
        var rest = list.Statements.Skip(index + 1).ToList();
        if (kept.Count > 0 && StatementEdit.IsJump(kept[kept.Count - 1]))
        {
            rest = DeadTail.Remove(rest, [.. list.Statements.Take(index), .. kept]);
        }

        return rest.Any(node => lost.Any(name => Names.AreUsedIn(node, name)));
    }

    private static HashSet<string> LostFrom(ExpressionSyntax old, IReadOnlyList<SyntaxNode> kept)
    {
        var lost = new HashSet<string>(Names.DeclaredBy(old), StringComparer.Ordinal);
        lost.ExceptWith(kept.SelectMany(Names.DeclaredBy));
        return lost;
    }

    private static bool AreUsedOutside(HashSet<string> names, SyntaxNode scope, SyntaxNode except)
        => scope.DescendantNodes(node => node != except).OfType<SimpleNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));

    private static SyntaxNode? FunctionOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(Draft.IsMember);
}
