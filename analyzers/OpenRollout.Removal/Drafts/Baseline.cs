using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRollout.Removal.Drafts;

/// <summary>
/// The files that can be edited, as they were before their first edit. Each node has an identity, by which its meaning before and after is
/// compared. The facts that the compiler knows about a file are computed once.
/// </summary>
internal sealed class Baseline(Compilation original)
{
    private readonly Dictionary<string, (SyntaxTree Tree, Compilation Compilation)> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<SyntaxTree, Dictionary<string, SyntaxNode>> _nodes = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<SyntaxTree, ImmutableArray<Diagnostic>> _diagnostics = [];

    /// <summary>Gets the compilation with the files that are identified so far.</summary>
    public Compilation Compilation { get; private set; } = original;

    /// <summary>Returns whether a file is identified.</summary>
    public bool Contains(string path) => _files.ContainsKey(path);

    /// <summary>Identifies files. Returns them with identities.</summary>
    /// <param name="trees">The files as they are in the original compilation.</param>
    /// <param name="prepare">Marks the uses in a file.</param>
    public IReadOnlyList<SyntaxTree> Add(IReadOnlyList<SyntaxTree> trees, Func<SyntaxTree, SyntaxNode>? prepare)
    {
        var added = new List<SyntaxTree>();
        foreach (var tree in trees)
        {
            var root = new Identifier().Visit(prepare is null ? tree.GetRoot() : prepare(tree))!;
            added.Add(tree.WithRootAndOptions(root, tree.Options));
            Compilation = Compilation.ReplaceSyntaxTree(tree, added[added.Count - 1]);
        }

        foreach (var tree in added)
        {
            _files.Add(tree.FilePath, (tree, Compilation));
        }

        return added;
    }

    /// <summary>Returns a file and a compilation with it.</summary>
    public (SyntaxTree Tree, Compilation Compilation) Of(string path) => _files[path];

    /// <summary>Returns the semantic model of a file.</summary>
    public SemanticModel ModelOf(string path)
    {
        var (tree, compilation) = _files[path];
        return _models.TryGetValue(tree, out var model) ? model : _models[tree] = compilation.GetSemanticModel(tree);
    }

    /// <summary>Returns what the compiler reports about a file.</summary>
    public ImmutableArray<Diagnostic> DiagnosticsOf(string path)
    {
        var tree = _files[path].Tree;
        return _diagnostics.TryGetValue(tree, out var found) ? found : _diagnostics[tree] = ModelOf(path).GetDiagnostics();
    }

    /// <summary>Returns a node by its identity.</summary>
    public SyntaxNode NodeOf(SyntaxTree tree, string identity)
    {
        if (!_nodes.TryGetValue(tree, out var nodes))
        {
            _nodes[tree] = nodes = tree.GetRoot().DescendantNodesAndSelf().ToDictionary(node => Marks.IdentityOf(node)!, StringComparer.Ordinal);
        }

        return nodes[identity];
    }

    /// <summary>Returns what a node was in the original text, or the node around it if an edit created it.</summary>
    public SyntaxNode? OriginalOf(SyntaxNode node)
        => node.AncestorsAndSelf().Select(Marks.IdentityOf).FirstOrDefault(identity => identity is not null) is { } known ? NodeOf(Of(node.SyntaxTree.FilePath).Tree, known) : null;

    /// <summary>Returns the member that contains a node, by its file and its position in the original text; null if the file is not identified.</summary>
    public (string Path, int Position)? MemberOf(SyntaxNode node)
        => Contains(node.SyntaxTree.FilePath)
            && node.AncestorsAndSelf().FirstOrDefault(ancestor => Draft.IsMember(ancestor) && Marks.IdentityOf(ancestor) is not null) is { } member
            ? (node.SyntaxTree.FilePath, OriginalOf(member)!.SpanStart)
            : null;

    private sealed class Identifier : CSharpSyntaxRewriter
    {
        private int _next;

        public override SyntaxNode? Visit(SyntaxNode? node)
        {
            var identity = _next++;
            return base.Visit(node) is { } visited ? Marks.WithIdentity(visited, identity) : null;
        }
    }
}
