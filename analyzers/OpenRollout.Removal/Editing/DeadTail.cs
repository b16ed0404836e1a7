using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Editing;

/// <summary>Removes the statements after a jump. Labels, and what follows them, stay, and so do the local functions that are still used.</summary>
internal static class DeadTail
{
    /// <summary>Returns the statements that remain.</summary>
    /// <param name="tail">The statements after the jump.</param>
    /// <param name="live">The statements up to the jump.</param>
    public static List<StatementSyntax> Remove(IReadOnlyList<StatementSyntax> tail, IEnumerable<SyntaxNode> live)
    {
        var dead = tail.TakeWhile(statement => statement is not LabeledStatementSyntax).ToList();
        var used = new List<SyntaxNode>([.. live, .. tail.Skip(dead.Count)]);
        var functions = dead.OfType<LocalFunctionStatementSyntax>().ToList();
        var kept = new HashSet<StatementSyntax>();
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var function in functions)
            {
                if (!kept.Contains(function) && used.Any(node => Names.AreUsedIn(node, function.Identifier.ValueText)))
                {
                    kept.Add(function);
                    used.Add(function);
                    hasChanged = true;
                }
            }
        }

        return [.. tail.Where((statement, index) => index >= dead.Count || kept.Contains(statement))];
    }
}
