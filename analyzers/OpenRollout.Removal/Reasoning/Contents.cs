using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Returns the statements of a body for the place of the statement that it belongs to: without its braces if that changes no meaning, otherwise as a block.</summary>
internal static class Contents
{
    /// <summary>Returns the statements with the indentation of their new place.</summary>
    /// <param name="body">The body.</param>
    /// <param name="statement">The statement that it takes the place of.</param>
    /// <param name="isWrapped">Whether the statements are put in a block again, with others.</param>
    /// <param name="source">The node that the body was made of; null for the body itself.</param>
    public static IReadOnlyList<StatementSyntax> Of(StatementSyntax body, StatementSyntax statement, bool isWrapped = false, SyntaxNode? source = null)
    {
        var indentation = Lines.IndentationOf(statement);
        var list = StatementList.Of(statement);
        if (body is not BlockSyntax block)
        {
            // An else if starts in the line of its else, and its other lines have the indentation of the whole chain.
            var alone = body.GetLeadingTrivia().Count == 0 && list is not null
                ? body.WithLeadingTrivia(Hoisting.IndentationOf(statement))
                : Lines.Indent(body, Lines.IndentationOf(body), indentation);
            return list is null || CanMove([body], body, statement, list) ? [alone] : [SyntaxFactory.Block(alone)];
        }

        if (list is null ? !isWrapped : !CanMove(block.Statements, source ?? block, statement, list))
        {
            // In a list, the block has the indentation of the statement already.
            return block.Statements.Count == 0 && list is not null ? [] : [Lines.Indent(block, Lines.IndentationOf(block), indentation).WithLeadingTrivia(Hoisting.IndentationOf(statement))];
        }

        var statements = block.Statements.Select(inner => Lines.Indent(inner, Lines.IndentationOf(block.Statements[0]), indentation)).ToList();
        if (statements.Count == 0)
        {
            return statements;
        }

        var opening = block.OpenBraceToken.TrailingTrivia.Where(Lines.IsWorthKeeping).ToList();
        if (opening.Count > 0)
        {
            statements[0] = statements[0].WithLeadingTrivia(
                Lines.Join(Hoisting.IndentationOf(statement), [.. opening, Lines.EndOfLineIn(statement.SyntaxTree.GetRoot())], statements[0].GetLeadingTrivia()));
        }

        var closing = block.CloseBraceToken.LeadingTrivia;
        if (closing.Any(Lines.IsWorthKeeping))
        {
            var last = statements.Count - 1;
            statements[last] = statements[last].WithTrailingTrivia(
                Lines.Join(statements[last].GetTrailingTrivia(), Lines.WithoutIndentation(Lines.Indent(closing, Lines.IndentationOf(block.Statements[0]), indentation))));
        }

        return statements;
    }

    /// <summary>Returns whether statements can move from a body into the list around it.</summary>
    private static bool CanMove(IReadOnlyList<StatementSyntax> statements, SyntaxNode body, StatementSyntax statement, StatementList list)
    {
        var declared = new HashSet<string>(statements.SelectMany(DeclaredInList), StringComparer.Ordinal);
        if (declared.Count == 0 && !statements.Any(inner => inner is LabeledStatementSyntax))
        {
            return true;
        }

        // The lifetime of a using declaration ends with its block, so nothing may follow it.
        var isLast = list.Statements[list.Statements.Count - 1] == statement && list.Scope is BlockSyntax;
        if (statements.Any(inner => inner is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }) && !isLast)
        {
            return false;
        }

        // Names that are declared or used in the scope, outside of the body, could collide or get another meaning.
        declared.IntersectWith(Names.AllIn(list.Scope, except: body));
        if (declared.Count > 0)
        {
            return false;
        }

        // A jump back would share the variables that a closure captures.
        return !list.Scope.AncestorsAndSelf().First(Draft.IsMember).DescendantNodes().Any(node => node is LabeledStatementSyntax);
    }

    /// <summary>Returns the names that a statement declares in the list that it is in.</summary>
    private static IEnumerable<string> DeclaredInList(StatementSyntax statement) => statement switch
    {
        LocalFunctionStatementSyntax function => [function.Identifier.ValueText],
        LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax => Names.DeclaredBy(statement),
        IfStatementSyntax condition => Names.DeclaredBy(condition.Condition),
        LabeledStatementSyntax labeled => DeclaredInList(labeled.Statement),
        SwitchStatementSyntax choice => Names.DeclaredBy(choice.Expression),
        LockStatementSyntax block => Names.DeclaredBy(block.Expression),
        _ => [],
    };
}
