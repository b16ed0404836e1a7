using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>The files of a compilation by the names in them, so that a search for references binds few files only. Thread-safe.</summary>
internal sealed class NameIndex
{
    private static readonly ConditionalWeakTable<Compilation, NameIndex> Known = new();

    private readonly Compilation _compilation;
    private readonly Lazy<Dictionary<string, List<SyntaxTree>>> _trees;

    private NameIndex(Compilation compilation)
    {
        _compilation = compilation;
        _trees = new Lazy<Dictionary<string, List<SyntaxTree>>>(() =>
        {
            var trees = new Dictionary<string, List<SyntaxTree>>(StringComparer.Ordinal);
            foreach (var tree in compilation.SyntaxTrees)
            {
                foreach (var name in new HashSet<string>(tree.GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal))
                {
                    (trees.TryGetValue(name, out var found) ? found : trees[name] = []).Add(tree);
                }
            }

            return trees;
        });
    }

    /// <summary>Returns the index of a compilation; the same object for the same compilation.</summary>
    public static NameIndex Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new NameIndex(compilation));

    /// <summary>Returns the files that have one of some names.</summary>
    public IEnumerable<SyntaxTree> TreesWith(IEnumerable<string> names)
        => names.SelectMany(name => _trees.Value.TryGetValue(name, out var found) ? found : []).Distinct();

    /// <summary>Returns the names that refer to a symbol, given by its documentation ID, which is the same in all projects.</summary>
    public IEnumerable<(SimpleNameSyntax Name, SemanticModel Model)> FindReferences(string name, string id)
    {
        foreach (var tree in TreesWith([name]))
        {
            SemanticModel? model = null;
            foreach (var reference in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(each => each.Identifier.ValueText == name))
            {
                model ??= _compilation.GetSemanticModel(tree);
                if (IdOf(model.GetSymbolInfo(reference).Symbol) == id)
                {
                    yield return (reference, model);
                }
            }
        }
    }

    /// <summary>Returns the documentation ID of a symbol as it is declared; null for a local one.</summary>
    public static string? IdOf(ISymbol? symbol)
        => (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol)?.OriginalDefinition is { Kind: not (SymbolKind.Local or SymbolKind.Parameter or SymbolKind.RangeVariable) } declared
            ? declared.GetDocumentationCommentId()
            : null;
}
