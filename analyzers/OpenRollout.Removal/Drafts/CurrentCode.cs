using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Drafts;

/// <summary>
/// A compilation as it is after the edits so far. Models and diagnostics of a file are computed once for each of its versions: edits in the
/// bodies of other files do not change its meaning, so a model of an earlier compilation still holds.
/// </summary>
internal sealed class CurrentCode(Compilation original)
{
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<SyntaxTree, ImmutableArray<Diagnostic>> _diagnostics = [];
    private readonly Dictionary<SyntaxNode, ImmutableArray<Diagnostic>> _partDiagnostics = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<string, bool> _hasPartsElsewhere = new(StringComparer.Ordinal);

    /// <summary>Gets the compilation.</summary>
    public Compilation Compilation { get; private set; } = original;

    /// <summary>Gets the files that can have edits.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => _trees.Values;

    /// <summary>Returns a file; null if it cannot have edits.</summary>
    public SyntaxTree? Find(string path) => _trees.TryGetValue(path, out var tree) ? tree : null;

    /// <summary>Returns the semantic model of a file. The models of files that declare the same type are of the same compilation.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
        => _models.TryGetValue(tree, out var model) && (model.Compilation == Compilation || !HasPartsElsewhere(model)) ? model : _models[tree] = Compilation.GetSemanticModel(tree);

    /// <summary>Returns what the compiler reports about a file.</summary>
    public ImmutableArray<Diagnostic> DiagnosticsOf(SyntaxTree tree) => _diagnostics.TryGetValue(tree, out var found) ? found : _diagnostics[tree] = ModelOf(tree).GetDiagnostics();

    /// <summary>Returns what the compiler reports about the body of a member.</summary>
    public ImmutableArray<Diagnostic> DiagnosticsIn(SyntaxNode member)
        => _partDiagnostics.TryGetValue(member, out var found) ? found
            : _partDiagnostics[member] = _diagnostics.TryGetValue(member.SyntaxTree, out var whole) ? whole : ModelOf(member.SyntaxTree).GetMethodBodyDiagnostics(member.FullSpan);

    /// <summary>Takes the files of the baseline in place of the original ones.</summary>
    public void Open(IReadOnlyList<SyntaxTree> trees, IReadOnlyList<SyntaxTree> identified, Baseline baseline)
    {
        if (_trees.Count > 0)
        {
            foreach (var (tree, opened) in trees.Zip(identified, (tree, opened) => (tree, opened)))
            {
                Replace(tree, opened);
            }

            return;
        }

        // Nothing is edited yet, so both share what they bind.
        Compilation = baseline.Compilation;
        foreach (var opened in identified)
        {
            _trees.Add(opened.FilePath, opened);
            _models.Add(opened, baseline.ModelOf(opened.FilePath));
        }
    }

    /// <summary>Replaces a file.</summary>
    public void Replace(SyntaxTree tree, SyntaxTree changed)
    {
        Compilation = Compilation.ReplaceSyntaxTree(tree, changed);
        _trees[changed.FilePath] = changed;
        _models.Remove(tree);
        _diagnostics.Remove(tree);
        foreach (var part in _partDiagnostics.Keys.Where(part => part.SyntaxTree == tree).ToList())
        {
            _partDiagnostics.Remove(part);
        }

        if (!FileShape.IsSame(tree, changed))
        {
            _models.Clear();
            _diagnostics.Clear();
            _partDiagnostics.Clear();
        }
    }

    /// <summary>Returns whether a type of a file has parts in other files.</summary>
    private bool HasPartsElsewhere(SemanticModel model)
    {
        var tree = model.SyntaxTree;
        return _hasPartsElsewhere.TryGetValue(tree.FilePath, out var known) ? known : _hasPartsElsewhere[tree.FilePath] = tree.GetRoot()
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Any(type => model.GetDeclaredSymbol(type) is { } symbol && symbol.DeclaringSyntaxReferences.Any(part => part.SyntaxTree != tree));
    }
}
