using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Editing;

/// <summary>The list that a statement is in: a block, the section of a switch, or the top-level statements of a file.</summary>
internal sealed class StatementList
{
    private StatementList(SyntaxNode container, IReadOnlyList<StatementSyntax> statements, SyntaxNode scope)
    {
        Container = container;
        Statements = statements;
        Scope = scope;
    }

    /// <summary>Gets the node that has the statements.</summary>
    public SyntaxNode Container { get; }

    /// <summary>Gets the statements.</summary>
    public IReadOnlyList<StatementSyntax> Statements { get; }

    /// <summary>Gets the node in which a name that a statement of the list declares is in scope.</summary>
    public SyntaxNode Scope { get; }

    /// <summary>Returns the list, or null for a statement that is part of another one, such as the body of a loop.</summary>
    public static StatementList? Of(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => new StatementList(block, block.Statements, block),
        SwitchSectionSyntax section => new StatementList(section, section.Statements, section.Parent ?? section),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => new StatementList(unit, [.. unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement)], unit),
        _ => null,
    };

    /// <summary>Returns the position of a statement.</summary>
    public int IndexOf(StatementSyntax statement) => Statements.TakeWhile(other => other != statement).Count();

    /// <summary>Returns the edit that sets the statements.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="comments">Whole lines to keep after the last statement.</param>
    public Edit With(IReadOnlyList<StatementSyntax> statements, SyntaxTriviaList comments = default)
    {
        if (Container is BlockSyntax block)
        {
            var brace = block.CloseBraceToken;
            return new Edit(block, block.WithStatements([.. statements]).WithCloseBraceToken(brace.WithLeadingTrivia(Lines.Join(comments, brace.LeadingTrivia))));
        }

        if (comments.Count > 0 && statements.Count > 0)
        {
            var last = statements[statements.Count - 1];
            statements = [.. statements.Take(statements.Count - 1), last.WithTrailingTrivia(Lines.Join(last.GetTrailingTrivia(), comments))];
        }

        if (Container is SwitchSectionSyntax section)
        {
            return new Edit(section, section.WithStatements([.. statements]));
        }

        var unit = (CompilationUnitSyntax)Container;
        var globals = statements.Select(statement => (MemberDeclarationSyntax)SyntaxFactory.GlobalStatement(statement));
        return new Edit(unit, unit.WithMembers([.. globals, .. unit.Members.Where(member => member is not GlobalStatementSyntax)]));
    }
}
