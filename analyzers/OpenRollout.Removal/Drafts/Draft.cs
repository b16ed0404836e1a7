using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Drafts;

/// <summary>
/// A compilation while it is edited. After each pass the compilation is bound again. A file is proven when its edits have been checked; no pass
/// sees it again until it is edited or reset.
/// </summary>
internal sealed class Draft
{
    private readonly Dictionary<string, SyntaxTree> _current = new(StringComparer.Ordinal);
    private readonly Dictionary<SyntaxTree, ImmutableArray<Diagnostic>> _diagnostics = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Baseline _baseline;
    private readonly Traces _traces;
    private readonly HashSet<(string Path, int Position)> _edited = [];
    private readonly List<((string Path, int Position), (string Path, int Position))> _links = [];
    private readonly List<Fault> _failures = [];
    private readonly HashSet<(object Pass, SyntaxTree Tree)> _idle = [];
    private readonly HashSet<(string Path, string Identity)> _reshaped = [];
    private readonly HashSet<string> _proven = new(StringComparer.Ordinal);
    private readonly Func<SyntaxTree, bool> _isEditable;

    public Draft(Compilation original, Func<SyntaxTree, bool> isEditable)
    {
        _isEditable = isEditable;
        Compilation = original;
        Original = original;
        _baseline = new Baseline(original);
        _traces = new Traces(_baseline);
    }

    /// <summary>Gets the compilation as it is now.</summary>
    public Compilation Compilation { get; private set; }

    /// <summary>Gets the compilation before the removal.</summary>
    public Compilation Original { get; }

    /// <summary>Gets the files that can have edits, as they are now.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => [.. _current.Values];

    /// <summary>Gets the files with edits that have not been proven, as they are now.</summary>
    public IReadOnlyList<SyntaxTree> Unproven => [.. _current.Values.Where(tree => !_proven.Contains(tree.FilePath) && IsEdited(tree))];

    /// <summary>Gets the members that have edits, by their file and their position in the original text.</summary>
    public IReadOnlyCollection<(string Path, int Position)> Edited => _edited;

    /// <summary>Gets the pairs of members of which one can be edited only together with the other.</summary>
    public IReadOnlyList<((string Path, int Position), (string Path, int Position))> Links => _links;

    /// <summary>Gets the edits that were impossible.</summary>
    public IReadOnlyList<Fault> Failures => _failures;

    /// <summary>Gets what the edits removed, and the uses that they follow from.</summary>
    public Traces Traces => _traces;

    /// <summary>Returns the file and a compilation with it before the first edit.</summary>
    public (SyntaxTree Tree, Compilation Compilation) BaselineOf(SyntaxTree tree) => _baseline.Of(tree.FilePath);

    /// <summary>Returns the semantic model of a file before the first edit.</summary>
    public SemanticModel BaselineModelOf(SyntaxTree tree) => _baseline.ModelOf(tree.FilePath);

    /// <summary>Returns what the compiler reported about a file before the first edit.</summary>
    public ImmutableArray<Diagnostic> BaselineDiagnosticsOf(SyntaxTree tree) => _baseline.DiagnosticsOf(tree.FilePath);

    /// <summary>Returns what the compiler reports about a file as it is now. Passes and checks share it.</summary>
    public ImmutableArray<Diagnostic> DiagnosticsOf(SyntaxTree tree)
        => _diagnostics.TryGetValue(tree, out var found) ? found : _diagnostics[tree] = ModelOf(tree).GetDiagnostics();

    /// <summary>Returns the semantic model of a file as it is now. Passes and checks share it.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
        => _models.TryGetValue(tree, out var model) ? model : _models[tree] = Compilation.GetSemanticModel(tree);

    /// <summary>Returns what the compiler reports about a part of a file as it is now.</summary>
    public IEnumerable<Diagnostic> DiagnosticsIn(SyntaxNode node)
        => DiagnosticsOf(node.SyntaxTree).Where(diagnostic => node.Span.Contains(diagnostic.Location.SourceSpan.Start));

    /// <summary>Returns whether a file has edits.</summary>
    public bool IsEdited(SyntaxTree tree) => _edited.Any(member => member.Path == tree.FilePath);

    /// <summary>Returns a file as it is now; null if it is not identified.</summary>
    public SyntaxTree? CurrentOf(SyntaxTree tree) => _current.TryGetValue(tree.FilePath, out var current) ? current : null;

    /// <summary>Returns whether a file is identified.</summary>
    public bool IsOpen(SyntaxTree tree) => _baseline.Contains(tree.FilePath);

    /// <summary>Returns whether a file can be edited. Generated code cannot.</summary>
    public bool CanEdit(SyntaxTree tree) => _isEditable(tree);

    /// <summary>Identifies files, so that they can be edited.</summary>
    /// <param name="trees">The files as they are in the original compilation.</param>
    /// <param name="prepare">Marks the uses in a file.</param>
    public void Open(IEnumerable<SyntaxTree> trees, Func<SyntaxNode, SyntaxNode>? prepare = null)
    {
        var closed = trees.Where(tree => !IsOpen(tree)).Distinct().ToArray();
        foreach (var (tree, identified) in closed.Zip(_baseline.Add(closed, prepare), (tree, identified) => (tree, identified)))
        {
            Replace(tree, identified);
        }
    }

    /// <summary>Takes back all edits of files.</summary>
    /// <param name="paths">The paths of the files.</param>
    /// <param name="prepare">Takes the marks of withdrawn uses from a file.</param>
    public void Reset(ICollection<string> paths, Func<SyntaxNode, string, SyntaxNode> prepare)
    {
        foreach (var path in paths.Where(_baseline.Contains))
        {
            var identified = _baseline.Of(path).Tree;
            Replace(_current[path], identified.WithRootAndOptions(prepare(identified.GetRoot(), path), identified.Options));
        }

        // A file without a withdrawn use is the same tree as before its first edit.
        _idle.RemoveWhere(seen => paths.Contains(seen.Tree.FilePath));
        _edited.RemoveWhere(member => paths.Contains(member.Path));
        _links.RemoveAll(link => paths.Contains(link.Item1.Path) || paths.Contains(link.Item2.Path));
        _failures.RemoveAll(failure => failure.Path is { } path && paths.Contains(path));
        _reshaped.RemoveWhere(declaration => paths.Contains(declaration.Path));
        _traces.Forget(paths);
    }

    /// <summary>Records that the edits of files have been checked.</summary>
    public void Prove(IEnumerable<string> paths) => _proven.UnionWith(paths);

    /// <summary>Runs a pass over all files. Returns whether it changed anything.</summary>
    public bool Run(ITreePass pass)
    {
        var roots = new List<(SyntaxTree, SyntaxNode)>();
        foreach (var tree in _current.Values)
        {
            // A pass that has found nothing finds nothing in the same tree again.
            if (IsNew(pass, tree)
                && tree.GetRoot() is var root
                && pass.Concerns(root)
                && Apply(pass.Find(root, ModelOf(tree)), tree) is { } changed)
            {
                roots.Add((tree, changed));
            }
        }

        foreach (var (tree, root) in roots)
        {
            Replace(tree, tree.WithRootAndOptions(root, tree.Options));
        }

        return roots.Count > 0;
    }

    /// <summary>Applies edits of several files that belong together.</summary>
    public bool Apply(IReadOnlyList<Edit> edits)
    {
        var roots = edits.GroupBy(edit => edit.Old.SyntaxTree).Select(same => (Tree: same.Key, Root: Apply(same, same.Key))).Where(root => root.Root is not null).ToArray();
        foreach (var (tree, root) in roots)
        {
            Replace(tree, tree.WithRootAndOptions(root!, tree.Options));
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
            Replace(tree, _traces.WithOrigins(tree, tree.WithRootAndOptions(root, tree.Options)));
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
    {
        // The declaration of a primary constructor is that of its type.
        var isConstructor = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return _reshaped.Count > 0
            && (isConstructor ? symbol.ContainingType : symbol).DeclaringSyntaxReferences.Select(part => part.GetSyntax())
                .FirstOrDefault(part => Marks.IdentityOf(part) is { } identity && _reshaped.Contains((part.SyntaxTree.FilePath, identity))) is { } syntax
            && BaselineModelOf(syntax.SyntaxTree).GetDeclaredSymbol(BaselineNode(BaselineOf(syntax.SyntaxTree).Tree, Marks.IdentityOf(syntax)!)) is { } before
            ? isConstructor ? ((INamedTypeSymbol)before).InstanceConstructors[0] : before
            : symbol;
    }

    /// <summary>Records that a node cannot be edited as it must be.</summary>
    public void Fail(SyntaxNode node, string reason)
        => _failures.Add(Fault.At(node, this, _ => reason) with { Uses = [.. Marks.OriginsIn(node, node.SyntaxTree.FilePath)] });

    /// <summary>Returns whether a pass sees a file for the first time in its present state.</summary>
    public bool IsNew(object pass, SyntaxTree tree) => !_proven.Contains(tree.FilePath) && _idle.Add((pass, tree));

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

    /// <summary>Returns the member that contains a node, by its file and its position in the original text.</summary>
    public (string Path, int Position)? MemberOf(SyntaxNode node)
    {
        if (!_baseline.Contains(node.SyntaxTree.FilePath))
        {
            return null;
        }

        foreach (var ancestor in node.AncestorsAndSelf())
        {
            if (IsMember(ancestor) && Marks.IdentityOf(ancestor) is { } identity)
            {
                return (node.SyntaxTree.FilePath, BaselineNode(BaselineOf(node.SyntaxTree).Tree, identity).SpanStart);
            }
        }

        return null;
    }

    /// <summary>Returns what a node was in the original text, or the node around it if an edit created it.</summary>
    public SyntaxNode? OriginalOf(SyntaxNode node)
        => node.AncestorsAndSelf().Select(Marks.IdentityOf).FirstOrDefault(identity => identity is not null) is { } known
            ? BaselineNode(BaselineOf(node.SyntaxTree).Tree, known)
            : null;

    /// <summary>Returns whether a node is a member whose edits are kept or withdrawn together.</summary>
    public static bool IsMember(SyntaxNode node)
        => node is CompilationUnitSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax and not BaseNamespaceDeclarationSyntax);

    /// <summary>Returns a node of a file before the first edit.</summary>
    public SyntaxNode BaselineNode(SyntaxTree baseline, string identity) => _baseline.NodeOf(baseline, identity);

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
                _failures.Add(Fault.At(edit.Old, this, _ => RemovalReasons.Directive) with { Uses = Traces.OriginsOf(edit) });
                continue;
            }

            chosen.Add(edit.Old, _traces.Add(edit));
            if (MemberOf(edit.Old) is { } member)
            {
                _edited.Add(member);
            }
        }

        return chosen.Count == 0 ? null : tree.GetRoot().ReplaceNodes(chosen.Keys, (old, _) => chosen[old]);
    }

    private static int CountDirectives(SyntaxNode node) => node.ContainsDirectives ? node.DescendantTrivia().Count(trivia => trivia.IsDirective) : 0;

    private void Replace(SyntaxTree tree, SyntaxTree changed)
    {
        Compilation = Compilation.ReplaceSyntaxTree(tree, changed);
        _current[changed.FilePath] = changed;
        _models.Clear();
        _diagnostics.Remove(tree);
        _proven.Remove(changed.FilePath);
    }
}
