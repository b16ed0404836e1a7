using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Drafts;

/// <summary>A compilation as it is after the edits so far. Models and diagnostics of a file are computed once for each of its versions.</summary>
internal sealed class CurrentCode(Compilation original)
{
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<SyntaxTree, ImmutableArray<Diagnostic>> _diagnostics = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    /// <summary>Gets the compilation.</summary>
    public Compilation Compilation { get; private set; } = original;

    /// <summary>Gets the files that can have edits.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => _trees.Values;

    /// <summary>Returns a file; null if it cannot have edits.</summary>
    public SyntaxTree? Find(string path) => _trees.TryGetValue(path, out var tree) ? tree : null;

    /// <summary>Returns the semantic model of a file.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => _models.TryGetValue(tree, out var model) ? model : _models[tree] = Compilation.GetSemanticModel(tree);

    /// <summary>Returns what the compiler reports about a file.</summary>
    public ImmutableArray<Diagnostic> DiagnosticsOf(SyntaxTree tree) => _diagnostics.TryGetValue(tree, out var found) ? found : _diagnostics[tree] = ModelOf(tree).GetDiagnostics();

    /// <summary>Replaces a file.</summary>
    public void Replace(SyntaxTree tree, SyntaxTree changed)
    {
        Compilation = Compilation.ReplaceSyntaxTree(tree, changed);
        _trees[changed.FilePath] = changed;
        _models.Clear();
        _diagnostics.Remove(tree);
    }
}
