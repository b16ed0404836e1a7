using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Reads evaluation details that are stored in a local variable of which only the value is used.</summary>
internal static class DetailsReader
{
    /// <summary>Returns the replacement of the variable; null for other code.</summary>
    public static Replacement? Read(ExpressionSyntax details, IReadOnlyList<ExpressionSyntax> effects, ExpressionSyntax value, SemanticModel model)
    {
        if (details.Parent is not EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement } } declarator,
            }
            || StatementList.Of(statement) is not { } list
            || model.GetDeclaredSymbol(declarator) is not ILocalSymbol local
            || InactiveCode.Names(statement.SyntaxTree.GetRoot(), local.Name)
            || Hoisting.ToStatements(effects, model, statement) is not { } first)
        {
            return null;
        }

        var references = list.Scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local))
            .ToList();
        var reads = references.Select(reference => reference.Parent as MemberAccessExpressionSyntax).ToList();
        if (!reads.TrueForAll(read => read?.Name.Identifier.ValueText == "Value" && References.IsRead(read, model)))
        {
            return null;
        }

        // The statement is found again after its list has changed.
        var mark = new SyntaxAnnotation();
        var edits = reads.Select(read => References.Replace(read!, value, "Value")).ToDictionary(edit => edit.Old, edit => edit.New);
        edits.Add(statement, statement.WithAdditionalAnnotations(mark));
        var replaced = list.Container.ReplaceNodes(edits.Keys, (old, _) => edits[old]);
        var marked = (LocalDeclarationStatementSyntax)replaced.GetAnnotatedNodes(mark).Single();
        return new Replacement.ByEdit(new Edit(list.Container, StatementEdit.Replace(marked, first).New));
    }
}
