using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Finds all places that name a private member or a local function.</summary>
internal static class Occurrences
{
    /// <summary>Returns the names, each with the model of its file. The spelling is compared first, so no place is overlooked.</summary>
    public static IEnumerable<(SimpleNameSyntax Name, SemanticModel Model)> Of(ISymbol symbol, SyntaxNode declaration, Func<SyntaxTree, SemanticModel> modelOf)
    {
        IEnumerable<SyntaxNode> scopes = declaration is LocalFunctionStatementSyntax
            ? [declaration.Parent is BlockSyntax or SwitchSectionSyntax ? declaration.Parent : declaration.Ancestors().First(Draft.IsMember)]
            : symbol.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());
        foreach (var scope in scopes)
        {
            SemanticModel? model = null;
            foreach (var name in scope.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name))
            {
                model ??= modelOf(scope.SyntaxTree);
                var info = model.GetSymbolInfo(name);
                if (info.Symbol is null && info.CandidateSymbols.Length > 0 || SymbolEqualityComparer.Default.Equals(info.Symbol?.OriginalDefinition, symbol.OriginalDefinition))
                {
                    yield return (name, model);
                }
            }
        }
    }

    /// <summary>Returns the expression that names a member: <c>this.Member</c> or <c>Member</c>.</summary>
    public static ExpressionSyntax ExpressionOf(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
}
