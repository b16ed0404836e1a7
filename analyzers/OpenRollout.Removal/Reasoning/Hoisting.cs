using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Moves what must be evaluated first to statements before the statement that contains it.</summary>
internal static class Hoisting
{
    /// <summary>Returns the statement before which an expression can be evaluated because nothing is evaluated before it; null if there is none.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="model">The semantic model.</param>
    public static StatementSyntax? Find(ExpressionSyntax expression, SemanticModel model) => FindPlace(expression, model) as StatementSyntax;

    /// <summary>Returns the expression body that evaluates an expression first, so that a block in its place could evaluate it in a statement; null if there is none.</summary>
    public static ArrowExpressionClauseSyntax? FindBody(ExpressionSyntax expression, SemanticModel model)
        => FindPlace(expression, model) is ArrowExpressionClauseSyntax body && CanDiscard(body.SpanStart, model) ? body : null;

    private static SyntaxNode? FindPlace(ExpressionSyntax expression, SemanticModel model)
    {
        SyntaxNode node = expression;
        while (node.Parent is { } parent)
        {
            switch (parent)
            {
                case ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } or CastExpressionSyntax or AwaitExpressionSyntax:
                case BinaryExpressionSyntax binary when binary.Left == node:
                case ConditionalExpressionSyntax choice when choice.Condition == node:
                case IsPatternExpressionSyntax pattern when pattern.Expression == node:
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } } }:
                case VariableDeclaratorSyntax or VariableDeclarationSyntax:
                case ArgumentSyntax argument when argument.Parent is ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list && list.Arguments[0] == argument && EvaluatesArgumentFirst(call, model):
                case ArgumentListSyntax or InvocationExpressionSyntax:
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax, RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax } assignment when assignment.Right == node:
                    node = parent;
                    break;
                case SwitchExpressionSyntax choice when choice.GoverningExpression == node:
                    node = parent;
                    break;
                case IfStatementSyntax statement when statement.Condition == node:
                    return statement;
                case SwitchStatementSyntax statement when statement.Expression == node:
                    return statement;
                case CommonForEachStatementSyntax statement when statement.Expression == node:
                    return statement;
                case LockStatementSyntax statement when statement.Expression == node:
                    return statement;
                case UsingStatementSyntax statement when statement.Expression == node:
                    return statement;
                case YieldStatementSyntax or ReturnStatementSyntax or ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ThrowStatementSyntax:
                    return parent;
                case ArrowExpressionClauseSyntax:
                    return parent;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns whether a call evaluates its first argument before anything else. A delegate is evaluated before it, and the argument of a
    /// conditional method perhaps not at all.
    /// </summary>
    private static bool EvaluatesArgumentFirst(InvocationExpressionSyntax call, SemanticModel model)
        => call.Expression is SimpleNameSyntax
            && model.GetSymbolInfo(call).Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
            && !method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute");

    /// <summary>Returns statements that evaluate expressions, indented like a statement; null if a name prevents it.</summary>
    public static IReadOnlyList<StatementSyntax>? ToStatements(IReadOnlyList<ExpressionSyntax> effects, SemanticModel model, StatementSyntax before)
    {
        var statements = new List<StatementSyntax>();
        var indentation = IndentationOf(before);
        var end = Lines.EndOfLineIn(before.SyntaxTree.GetRoot());
        foreach (var effect in effects)
        {
            var bare = effect.WithoutTrivia();
            while (bare is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax or AwaitExpressionSyntax or ParenthesizedExpressionSyntax })
            {
                // The value does not matter, so neither does its negation.
                bare = (bare is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : ((PrefixUnaryExpressionSyntax)bare).Operand).WithoutTrivia();
            }

            if (!IsStatement(bare))
            {
                // In the scope of a variable '_' this would be an assignment.
                if (!CanDiscard(before.SpanStart, model))
                {
                    return null;
                }

                bare = SyntaxFactory.AssignmentExpression(
                    SyntaxKind.SimpleAssignmentExpression,
                    SyntaxFactory.ParseExpression("_").WithTrailingTrivia(SyntaxFactory.Space),
                    SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
                    bare);
            }

            statements.Add(SyntaxFactory.ExpressionStatement(bare).WithLeadingTrivia(indentation).WithTrailingTrivia(end));
        }

        return statements;
    }

    /// <summary>Returns whether <c>_</c> is a discard at a position, and not a variable.</summary>
    public static bool CanDiscard(int position, SemanticModel model)
        => !model.LookupSymbols(position, name: "_").Any(symbol => symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol);

    /// <summary>Returns the indentation of a statement, as trivia.</summary>
    public static SyntaxTriviaList IndentationOf(StatementSyntax statement)
        => Lines.IndentationOf(statement) is { Length: > 0 } indentation ? [SyntaxFactory.Whitespace(indentation)] : [];

    private static bool IsStatement(ExpressionSyntax expression)
        => expression is InvocationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax or ObjectCreationExpressionSyntax
            || expression.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression;
}
