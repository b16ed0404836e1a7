using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>Replaces a local variable that only ever has the flag's value, and removes it. A variable that is written again stays.</summary>
internal sealed class PropagatePass : IMemberPass
{
    public bool Concerns(SyntaxNode root) => Marks.ValuesIn(root).Any();

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        foreach (var value in Marks.ValuesIn(root))
        {
            SyntaxNode outer = value;
            while (outer.Parent is ParenthesizedExpressionSyntax)
            {
                outer = outer.Parent;
            }

            if (outer.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, IsConst: false } statement } } declarator }
                && Propagate(statement, declarator, value, model) is { } edit)
            {
                yield return edit;
            }
        }
    }

    private static Edit? Propagate(LocalDeclarationStatementSyntax statement, VariableDeclaratorSyntax declarator, ExpressionSyntax value, SemanticModel model)
    {
        if (StatementList.Of(statement) is not { } list
            || model.GetDeclaredSymbol(declarator) is not ILocalSymbol { RefKind: RefKind.None } local
            || !SymbolEqualityComparer.Default.Equals(local.Type, model.GetTypeInfo(value).Type))
        {
            return null;
        }

        var references = list.Scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local))
            .ToList();
        if (InactiveCode.Names(statement.SyntaxTree.GetRoot(), local.Name) || !references.TrueForAll(reference => References.OnlyReads(reference, model)))
        {
            return null;
        }

        var container = list.Container;
        var decided = references.FindAll(reference => (IsInlined(value) || Decides(reference)) && !FoldPass.IsInExpressionTree(reference, model));
        var edits = decided.Select(reference => References.Replace(reference, value.WithoutTrivia(), local.Name)).ToDictionary(edit => edit.Old, edit => edit.New);
        if (decided.Count < references.Count)
        {
            return decided.Count == 0 ? null : new Edit(container, container.ReplaceNodes(edits.Keys, (old, _) => edits[old]));
        }

        // The statement is found again after its list has changed.
        var mark = new SyntaxAnnotation();
        edits.Add(statement, statement.WithAdditionalAnnotations(mark));
        var replaced = container.ReplaceNodes(edits.Keys, (old, _) => edits[old]);
        // Without a parent, the container is a root, in which the list is found as before.
        var marked = (LocalDeclarationStatementSyntax)replaced.GetAnnotatedNodes(mark).Single();
        if (statement.Declaration.Variables.Count == 1)
        {
            return new Edit(container, StatementEdit.Replace(marked, []).New.WithoutAnnotations(mark));
        }

        var kept = marked.Declaration.Variables.RemoveAt(statement.Declaration.Variables.IndexOf(declarator));
        return new Edit(container, replaced.ReplaceNode(marked, marked.WithDeclaration(marked.Declaration.WithVariables(kept)).WithoutAnnotations(mark)));
    }

    /// <summary>A number or a text keeps the name of its variable where it is more than compared; the member of a variant's enum must disappear.</summary>
    private static bool IsInlined(ExpressionSyntax value) => value is MemberAccessExpressionSyntax || value.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression;

    /// <summary>Returns whether the value of a variable decides a comparison, a pattern or a switch.</summary>
    private static bool Decides(ExpressionSyntax reference) => reference.Parent switch
    {
        ParenthesizedExpressionSyntax outer => Decides(outer),
        BinaryExpressionSyntax comparison => comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
            or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression,
        IsPatternExpressionSyntax pattern => pattern.Expression == reference,
        SwitchStatementSyntax choice => choice.Expression == reference,
        SwitchExpressionSyntax choice => choice.GoverningExpression == reference,
        _ => false,
    };
}
