using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Replaces statements whose condition is known by what they execute, and removes the code after a guard that always leaves.</summary>
internal sealed class UnwrapPass : IMemberPass
{
    public bool Concerns(SyntaxNode root) => Marks.ValuesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
        => Marks.ValuesIn(root)
            .Select(value => (Root: Reducer.RootOf(value), Statement: Reducer.RootOf(value).Parent as StatementSyntax))
            .Distinct()
            .Select(found => found.Statement switch
            {
                IfStatementSyntax statement when statement.Condition == found.Root => Unwrap(statement, model),
                WhileStatementSyntax loop when loop.Condition == found.Root => Unwrap(loop, model),
                DoStatementSyntax loop when loop.Condition == found.Root => Unwrap(loop, model),
                ForStatementSyntax loop when loop.Condition == found.Root => Unwrap(loop, model),
                _ => null,
            })
            .OfType<Edit>();

    private static Edit? Unwrap(IfStatementSyntax statement, SemanticModel model)
    {
        var reduced = new Reducer(model).Reduce(statement.Condition);
        if (reduced.Rest is not null && reduced.Effects.Count == 0)
        {
            return null;
        }

        if (Hoisting.ToStatements(reduced.Effects, model, statement) is not { } effects)
        {
            return null;
        }

        var isElse = statement.Parent is ElseClauseSyntax;
        IReadOnlyList<StatementSyntax> kept;
        if (reduced.Rest is { } rest)
        {
            kept = [.. effects, statement.WithCondition(rest.WithTriviaFrom(statement.Condition)).WithLeadingTrivia(Hoisting.IndentationOf(statement))];
        }
        else
        {
            var arm = reduced.Value ? statement.Statement : statement.Else?.Statement;
            if (arm is not null && effects.Count == 0 && isElse && !Variables.AreLost(statement, statement.Condition, [arm]))
            {
                return ReplaceElse((ElseClauseSyntax)statement.Parent!, arm, statement);
            }

            kept = [.. effects, .. arm is null ? [] : WithComments(Contents.Of(arm, statement, isWrapped: effects.Count > 0), arm, statement)];
        }

        return Variables.AreLost(statement, statement.Condition, kept) ? null : StatementEdit.Replace(statement, kept);
    }

    /// <summary>Keeps the comments between the condition, or else, and the statements.</summary>
    private static IReadOnlyList<StatementSyntax> WithComments(IReadOnlyList<StatementSyntax> kept, StatementSyntax arm, IfStatementSyntax statement)
    {
        var before = arm.Parent == statement ? statement.CloseParenToken.TrailingTrivia : Lines.Join(statement.Else!.ElseKeyword.LeadingTrivia, statement.Else.ElseKeyword.TrailingTrivia);
        var comments = (arm is BlockSyntax ? before.Concat(arm.GetLeadingTrivia()) : before).Where(trivia => Lines.IsWorthKeeping(trivia) && !trivia.IsDirective).ToList();
        return kept.Count == 0 || comments.Count == 0
            ? kept
            : [kept[0].WithLeadingTrivia(Lines.Join([.. comments.Select(comment => Hoisting.IndentationOf(statement).Add(comment).Add(Lines.EndOfLineIn(statement.SyntaxTree.GetRoot()))), kept[0].GetLeadingTrivia()])),
                .. kept.Skip(1)];
    }

    private static Edit ReplaceElse(ElseClauseSyntax clause, StatementSyntax arm, IfStatementSyntax statement)
    {
        // The comments above the arm that goes go with it if the one that stays has its own.
        var keyword = arm.Parent is ElseClauseSyntax { ElseKeyword: var inner }
            ? clause.ElseKeyword.WithTrailingTrivia(inner.TrailingTrivia).WithLeadingTrivia(inner.LeadingTrivia.Any(Lines.IsWorthKeeping) ? inner.LeadingTrivia : clause.ElseKeyword.LeadingTrivia)
            : clause.ElseKeyword.WithTrailingTrivia(statement.CloseParenToken.TrailingTrivia);
        return new Edit(clause, clause.WithElseKeyword(keyword).WithStatement(arm.WithTrailingTrivia(statement.GetTrailingTrivia())));
    }

    private static Edit? Unwrap(WhileStatementSyntax loop, SemanticModel model)
        => new Reducer(model).Reduce(loop.Condition) is { Rest: null, Value: false } reduced
            && Hoisting.ToStatements(reduced.Effects, model, loop) is { } effects
            ? StatementEdit.Replace(loop, effects)
            : null;

    /// <summary>Drops the condition of an endless loop, and replaces a loop that never runs by its initializers.</summary>
    private static Edit? Unwrap(ForStatementSyntax loop, SemanticModel model)
    {
        if (new Reducer(model).Reduce(loop.Condition!) is not { Rest: null } reduced)
        {
            return null;
        }

        if (reduced.Value)
        {
            return reduced.Effects.Count > 0 || Variables.AreLost(loop.Condition!, []) ? null : new Edit(loop, loop.WithCondition(null));
        }

        var values = loop.Declaration?.Variables.Select(variable => variable.Initializer?.Value).OfType<ExpressionSyntax>() ?? loop.Initializers;
        var declared = loop.Declaration is { } declaration ? new HashSet<string>(Names.DeclaredBy(declaration), StringComparer.Ordinal) : [];
        var evaluated = values.Where(value => !Effects.AreNone(value, model)).Concat(reduced.Effects).ToList();
        return !evaluated.Any(value => declared.Any(name => Names.AreUsedIn(value, name)))
            && !evaluated.Any(value => value is RefExpressionSyntax or ImplicitObjectCreationExpressionSyntax or InitializerExpressionSyntax or AnonymousFunctionExpressionSyntax)
            && Hoisting.ToStatements(evaluated, model, loop) is { } statements
            ? StatementEdit.Replace(loop, statements)
            : null;
    }

    /// <summary>Unwraps <c>do … while (false)</c>, unless its body leaves the loop by break or continue.</summary>
    private static Edit? Unwrap(DoStatementSyntax loop, SemanticModel model)
        => new Reducer(model).Reduce(loop.Condition) is { Rest: null, Value: false } reduced
            && !loop.Statement.DescendantNodesAndSelf(node => node is not (WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .Any(node => node is ContinueStatementSyntax || (node is BreakStatementSyntax && !node.Ancestors().TakeWhile(ancestor => ancestor != loop).Any(ancestor => ancestor is SwitchStatementSyntax)))
            && Hoisting.ToStatements(reduced.Effects, model, loop) is { } effects
            ? StatementEdit.Replace(loop, [.. Contents.Of(loop.Statement, loop), .. effects])
            : null;
}
