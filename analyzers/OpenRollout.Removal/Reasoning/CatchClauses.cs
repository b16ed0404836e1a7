using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Removes catch clauses.</summary>
internal static class CatchClauses
{
    /// <summary>Removes a clause. Without clauses and without finally, the statements of the try statement take its place.</summary>
    public static Edit Remove(CatchClauseSyntax clause)
    {
        var statement = (TryStatementSyntax)clause.Parent!;
        return statement is { Catches.Count: 1, Finally: null }
            ? StatementEdit.Replace(statement, Contents.Of(statement.Block, statement))
            : new Edit(statement, statement.WithCatches(statement.Catches.Remove(clause)));
    }
}
