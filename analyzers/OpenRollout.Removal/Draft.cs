using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal;

/// <summary>
/// A compilation while it is edited. A file is identified before its first edit: each node gets an identity, by which its meaning before
/// and after is compared. After each pass the compilation is bound again.
/// </summary>
internal sealed class Draft(Compilation original)
{
    private readonly Dictionary<string, SyntaxTree> _current = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SyntaxTree Tree, Compilation Compilation)> _baselines = new(StringComparer.Ordinal);
    private readonly HashSet<(string Path, int Position)> _edited = [];
    private readonly List<((string Path, int Position), (string Path, int Position))> _links = [];
    private readonly List<((string Path, int Position) Member, string Reason)> _failures = [];
    private readonly HashSet<(object Pass, SyntaxTree Tree)> _idle = [];
    private readonly HashSet<(string Path, string Identity)> _reshaped = [];

    /// <summary>Gets the compilation as it is now.</summary>
    public Compilation Compilation { get; private set; } = original;

    /// <summary>Gets the compilation before the removal.</summary>
    public Compilation Original { get; } = original;

    /// <summary>Gets the files that can have edits, as they are now.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => [.. _current.Values];

    /// <summary>Gets the members that have edits, by their file and their position in the original text.</summary>
    public IReadOnlyCollection<(string Path, int Position)> Edited => _edited;

    /// <summary>Gets the pairs of members of which one can be edited only together with the other.</summary>
    public IReadOnlyList<((string Path, int Position), (string Path, int Position))> Links => _links;

    /// <summary>Gets the members whose edits were impossible, with the reasons.</summary>
    public IReadOnlyList<((string Path, int Position) Member, string Reason)> Failures => _failures;

    /// <summary>Returns the file and its compilation before the first edit.</summary>
    public (SyntaxTree Tree, Compilation Compilation) BaselineOf(SyntaxTree tree) => _baselines[tree.FilePath];

    /// <summary>Returns a file as it is now; null if it is not identified.</summary>
    public SyntaxTree? CurrentOf(SyntaxTree tree) => _current.TryGetValue(tree.FilePath, out var current) ? current : null;

    /// <summary>Returns whether a file is identified.</summary>
    public bool IsOpen(SyntaxTree tree) => _current.ContainsKey(tree.FilePath);

    /// <summary>Identifies files, so that they can be edited.</summary>
    /// <param name="trees">The files of the compilation as it is now.</param>
    /// <param name="prepare">Marks the uses in a file.</param>
    public void Open(IEnumerable<SyntaxTree> trees, Func<SyntaxNode, SyntaxNode>? prepare = null)
    {
        var opened = new List<SyntaxTree>();
        foreach (var tree in trees.Where(tree => !IsOpen(tree)).ToArray())
        {
            var root = new Identifier().Visit(prepare is null ? tree.GetRoot() : prepare(tree.GetRoot()))!;
            Replace(tree, root);
            opened.Add(_current[tree.FilePath]);
        }

        foreach (var tree in opened)
        {
            _baselines[tree.FilePath] = (tree, Compilation);
        }
    }

    /// <summary>Runs a pass over all files. Returns whether it changed anything.</summary>
    public bool Run(ITreePass pass)
    {
        var roots = new List<(SyntaxTree, SyntaxNode)>();
        foreach (var tree in _current.Values)
        {
            var root = tree.GetRoot();
            // A pass that has found nothing finds nothing in the same tree again.
            if (!IsNew(pass, tree))
            {
                continue;
            }

            if (pass.Concerns(root) && Apply(pass.Find(root, Compilation.GetSemanticModel(tree)), tree) is { } changed)
            {
                roots.Add((tree, changed));
            }
        }

        foreach (var (tree, root) in roots)
        {
            Replace(tree, root);
        }

        return roots.Count > 0;
    }

    /// <summary>Applies edits of several files that belong together.</summary>
    public bool Apply(IReadOnlyList<Edit> edits)
    {
        var roots = edits.GroupBy(edit => edit.Old.SyntaxTree).Select(same => (Tree: same.Key, Root: Apply(same, same.Key))).Where(root => root.Root is not null).ToArray();
        foreach (var (tree, root) in roots)
        {
            Replace(tree, root!);
        }

        return roots.Length > 0;
    }

    /// <summary>Applies edits of several files, of which one can contain others, all together or not at all.</summary>
    /// <param name="rewrites">The nodes, each with a function that edits it. The function gets the node with the edits that it contains.</param>
    public bool Apply(IReadOnlyDictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> rewrites)
    {
        var roots = rewrites.Keys.GroupBy(node => node.SyntaxTree)
            .Select(same => (Tree: same.Key, Root: same.Key.GetRoot().ReplaceNodes(same, (old, rewritten) => rewrites[old](rewritten)))).ToArray();
        if (roots.Any(changed => CountDirectives(changed.Tree.GetRoot()) != CountDirectives(changed.Root)))
        {
            foreach (var node in rewrites.Keys)
            {
                Fail(node, RemovalReasons.Directive);
            }

            return false;
        }

        foreach (var node in rewrites.Keys)
        {
            if (MemberOf(node) is { } member)
            {
                _edited.Add(member);
            }
        }

        foreach (var (tree, root) in roots)
        {
            Replace(tree, root);
        }

        return true;
    }

    /// <summary>Records that an edit changes the signature of a declaration.</summary>
    public void Reshape(SyntaxNode declaration)
    {
        if (Marks.IdentityOf(declaration) is { } identity)
        {
            _reshaped.Add((declaration.SyntaxTree.FilePath, identity));
        }
    }

    /// <summary>Returns the symbol that a symbol was before its signature was changed.</summary>
    public ISymbol Unreshaped(ISymbol symbol)
        => _reshaped.Count > 0
            && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
            && Marks.IdentityOf(syntax) is { } identity
            && _reshaped.Contains((syntax.SyntaxTree.FilePath, identity))
            && _baselines.TryGetValue(syntax.SyntaxTree.FilePath, out var baseline)
            && baseline.Compilation.GetSemanticModel(baseline.Tree).GetDeclaredSymbol(BaselineNode(baseline.Tree, identity)) is { } before
            ? before
            : symbol;

    /// <summary>Returns whether a pass sees a file for the first time in its present state.</summary>
    public bool IsNew(object pass, SyntaxTree tree) => _idle.Add((pass, tree));

    /// <summary>Lets a pass see all files again.</summary>
    public void Forget(object pass) => _idle.RemoveWhere(seen => ReferenceEquals(seen.Pass, pass));

    /// <summary>Records that the edits of two members belong together.</summary>
    public void Link(SyntaxNode first, SyntaxNode second)
    {
        if (MemberOf(first) is { } left && MemberOf(second) is { } right && left != right)
        {
            _links.Add((left, right));
        }
    }

    /// <summary>Records that a node cannot be edited as it must be.</summary>
    public void Fail(SyntaxNode node, string reason)
    {
        if (MemberOf(node) is { } member)
        {
            _failures.Add((member, reason));
        }
    }

    /// <summary>Returns the member that contains a node, by its file and its position in the original text.</summary>
    public (string Path, int Position)? MemberOf(SyntaxNode node)
    {
        if (!_baselines.TryGetValue(node.SyntaxTree.FilePath, out var baseline))
        {
            return null;
        }

        foreach (var ancestor in node.AncestorsAndSelf())
        {
            if (IsMember(ancestor) && Marks.IdentityOf(ancestor) is { } identity)
            {
                return (baseline.Tree.FilePath, BaselineNode(baseline.Tree, identity).SpanStart);
            }
        }

        return null;
    }

    /// <summary>Returns whether a node is a member whose edits are kept or withdrawn together.</summary>
    public static bool IsMember(SyntaxNode node)
        => node is CompilationUnitSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax and not BaseNamespaceDeclarationSyntax);

    private readonly Dictionary<SyntaxTree, Dictionary<string, SyntaxNode>> _byIdentity = [];

    /// <summary>Returns a node of a file before the first edit.</summary>
    public SyntaxNode BaselineNode(SyntaxTree baseline, string identity)
    {
        if (!_byIdentity.TryGetValue(baseline, out var nodes))
        {
            _byIdentity[baseline] = nodes = baseline.GetRoot().DescendantNodesAndSelf().ToDictionary(node => Marks.IdentityOf(node)!, StringComparer.Ordinal);
        }

        return nodes[identity];
    }

    private SyntaxNode? Apply(IEnumerable<Edit> edits, SyntaxTree tree)
    {
        // The innermost edits come first; one that contains another has to wait for the next round.
        var chosen = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (var edit in edits.OrderBy(edit => edit.Old.Span.Length).ThenBy(edit => edit.Old.SpanStart))
        {
            if (chosen.Keys.Any(other => other.Span.OverlapsWith(edit.Old.Span)))
            {
                continue;
            }

            if (CountDirectives(edit.Old) != CountDirectives(edit.New))
            {
                Fail(edit.Old, RemovalReasons.Directive);
                continue;
            }

            chosen.Add(edit.Old, edit.New);
            if (MemberOf(edit.Old) is { } member)
            {
                _edited.Add(member);
            }
        }

        return chosen.Count == 0 ? null : tree.GetRoot().ReplaceNodes(chosen.Keys, (old, _) => chosen[old]);
    }

    private static int CountDirectives(SyntaxNode node) => node.ContainsDirectives ? node.DescendantTrivia().Count(trivia => trivia.IsDirective) : 0;

    private void Replace(SyntaxTree tree, SyntaxNode root)
    {
        var changed = tree.WithRootAndOptions(root, tree.Options);
        Compilation = Compilation.ReplaceSyntaxTree(tree, changed);
        _current[tree.FilePath] = changed;
    }

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
