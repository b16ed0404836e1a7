using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Joins the declaration of a local variable with the assignment that directly follows it since the removal: <c>var x = Old(); x = New();</c> stays,
/// because Old can have an effect, and <c>string x; x = New();</c> becomes <c>string x = New();</c>.
/// </summary>
internal sealed class JoinPass(Draft draft) : IMemberPass
{
    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
        => EditedMembers.In(root, draft)
            .SelectMany(member => member.DescendantNodes())
            .OfType<ExpressionStatementSyntax>()
            .Select(statement => Find(statement, model))
            .OfType<Edit>();

    private Edit? Find(ExpressionStatementSyntax statement, SemanticModel model)
    {
        if (statement.Expression is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Right: var value }
            || StatementList.Of(statement) is not { } list
            || list.IndexOf(statement) is var index && index == 0
            || list.Statements[index - 1] is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, IsConst: false, Declaration: { Variables.Count: 1, Type: not RefTypeSyntax } } declaration
            || declaration.Declaration.Variables[0] is var variable && variable.Identifier.ValueText != name
            || WereNeighbors(declaration, statement)
            || Names.AreUsedIn(value, name)
            || (variable.Initializer is not null && !Effects.AreNone(variable.Initializer.Value, model))
            || (declaration.Declaration.Type.IsVar && !SymbolEqualityComparer.Default.Equals((model.GetDeclaredSymbol(variable) as ILocalSymbol)?.Type, model.GetTypeInfo(value).Type))
            || declaration.GetTrailingTrivia().Concat(statement.GetLeadingTrivia()).Any(Lines.IsWorthKeeping)
            || declaration.Declaration.DescendantTrivia().Any(Lines.IsWorthKeeping))
        {
            return null;
        }

        var assigned = variable.WithIdentifier(variable.Identifier.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(SyntaxFactory.EqualsValueClause(
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), value.WithoutLeadingTrivia()));
        var joined = declaration.WithDeclaration(declaration.Declaration.WithVariables([assigned])).WithTrailingTrivia(statement.GetTrailingTrivia());
        return list.With([.. list.Statements.Take(index - 1), joined, .. list.Statements.Skip(index + 1)]);
    }

    /// <summary>Returns whether an assignment followed the declaration before the removal, too.</summary>
    private bool WereNeighbors(StatementSyntax declaration, StatementSyntax statement)
        => draft.BaselineOf(statement.SyntaxTree).Tree is var baseline
            && Marks.IdentityOf(declaration) is { } first && Marks.IdentityOf(statement) is { } second
            && draft.BaselineNode(baseline, second) is StatementSyntax before && StatementList.Of(before) is { } list
            && list.IndexOf(before) is > 0 and var index && list.Statements[index - 1] == draft.BaselineNode(baseline, first);
}
