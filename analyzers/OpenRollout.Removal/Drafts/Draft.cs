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
    private readonly Baseline _baseline;
    private readonly CurrentCode _current;
    private readonly Func<SyntaxTree, bool> _isEditable;

    public Draft(Compilation original, Func<SyntaxTree, bool> isEditable)
    {
        _isEditable = isEditable;
        Original = original;
        _current = new CurrentCode(original);
        _baseline = new Baseline(original);
        Traces = new Traces(_baseline);
    }

    /// <summary>Gets the compilation as it is now.</summary>
    public Compilation Compilation => _current.Compilation;

    /// <summary>Gets the compilation before the removal.</summary>
    public Compilation Original { get; }

    /// <summary>Gets the files that can have edits, as they are now.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => [.. _current.Trees];

    /// <summary>Gets the files with edits that have not been proven, as they are now.</summary>
    public IReadOnlyList<SyntaxTree> Unproven => [.. _current.Trees.Where(tree => !Progress.IsProven(tree) && IsEdited(tree))];

    /// <inheritdoc cref="EditRecord.Members"/>
    public IReadOnlyCollection<(string Path, int Position)> Edited => Record.Members;

    /// <summary>Gets the record of what the edits concern.</summary>
    public EditRecord Record { get; } = new();

    /// <summary>Gets what the edits removed, and the uses that they follow from.</summary>
    public Traces Traces { get; }

    /// <summary>Gets which passes have seen which files.</summary>
    public Progress Progress { get; } = new();

    /// <summary>Returns the file and a compilation with it before the first edit.</summary>
    public (SyntaxTree Tree, Compilation Compilation) BaselineOf(SyntaxTree tree) => _baseline.Of(tree.FilePath);

    /// <summary>Returns the semantic model of a file before the first edit.</summary>
    public SemanticModel BaselineModelOf(SyntaxTree tree) => _baseline.ModelOf(tree.FilePath);

    /// <summary>Returns what the compiler reported about a file before the first edit.</summary>
    public ImmutableArray<Diagnostic> BaselineDiagnosticsOf(SyntaxTree tree) => _baseline.DiagnosticsOf(tree.FilePath);

    /// <summary>Returns a node of a file before the first edit.</summary>
    public SyntaxNode BaselineNode(SyntaxTree baseline, string identity) => _baseline.NodeOf(baseline, identity);

    /// <inheritdoc cref="Baseline.OriginalOf"/>
    public SyntaxNode? OriginalOf(SyntaxNode node) => _baseline.OriginalOf(node);

    /// <inheritdoc cref="Baseline.MemberOf"/>
    public (string Path, int Position)? MemberOf(SyntaxNode node) => _baseline.MemberOf(node);

    /// <summary>Returns the semantic model of a file as it is now. Passes and checks share it.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => _current.ModelOf(tree);

    /// <summary>Returns what the compiler reports about a file as it is now. Passes and checks share it.</summary>
    public ImmutableArray<Diagnostic> DiagnosticsOf(SyntaxTree tree) => _current.DiagnosticsOf(tree);

    /// <summary>Returns what the compiler reports about the body of a member as it is now.</summary>
    public IEnumerable<Diagnostic> DiagnosticsIn(SyntaxNode node)
        => _current.DiagnosticsIn(node).Where(diagnostic => node.Span.Contains(diagnostic.Location.SourceSpan.Start));

    /// <summary>Returns whether a file has edits.</summary>
    public bool IsEdited(SyntaxTree tree) => Edited.Any(member => member.Path == tree.FilePath);

    /// <summary>Returns a file as it is now; null if it is not identified.</summary>
    public SyntaxTree? CurrentOf(SyntaxTree tree) => _current.Find(tree.FilePath);

    /// <summary>Returns whether a file is identified.</summary>
    public bool IsOpen(SyntaxTree tree) => _baseline.Contains(tree.FilePath);

    /// <summary>Returns whether a file can be edited. Generated code cannot.</summary>
    public bool CanEdit(SyntaxTree tree) => _isEditable(tree);

    /// <summary>Returns whether a node is a member whose edits are kept or withdrawn together.</summary>
    public static bool IsMember(SyntaxNode node)
        => node is CompilationUnitSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax and not BaseNamespaceDeclarationSyntax);

    /// <summary>Identifies files, so that they can be edited.</summary>
    /// <param name="trees">The files as they are in the original compilation.</param>
    /// <param name="prepare">Marks the uses in a file.</param>
    public void Open(IEnumerable<SyntaxTree> trees, Func<SyntaxTree, SyntaxNode>? prepare = null)
    {
        var closed = trees.Where(tree => !IsOpen(tree)).Distinct().ToArray();
        _current.Open(closed, _baseline.Add(closed, prepare), _baseline);
    }

    /// <summary>Takes back all edits of files.</summary>
    /// <param name="paths">The paths of the files.</param>
    /// <param name="prepare">Takes the marks of withdrawn uses from a file.</param>
    public void Reset(ICollection<string> paths, Func<SyntaxNode, string, SyntaxNode> prepare)
    {
        foreach (var path in paths.Where(_baseline.Contains))
        {
            var identified = _baseline.Of(path).Tree;
            Replace(_current.Find(path)!, identified.WithRootAndOptions(prepare(identified.GetRoot(), path), identified.Options));
        }

        Progress.ForgetFiles(paths);
        Record.Forget(paths);
        Traces.Forget(paths);
    }

    /// <inheritdoc cref="EditRecord.Unreshaped"/>
    public ISymbol Unreshaped(ISymbol symbol) => Record.Unreshaped(symbol, _baseline);

    /// <inheritdoc cref="EditRecord.Link"/>
    public void Link(SyntaxNode first, SyntaxNode second) => Record.Link(MemberOf(first), MemberOf(second));

    /// <summary>Records that a node cannot be edited as it must be.</summary>
    public void Fail(SyntaxNode node, string reason)
        => Record.Fail(Fault.At(node, this, _ => reason) with { Uses = [.. Marks.OriginsIn(node, node.SyntaxTree.FilePath)] });

    /// <summary>Runs a pass over all files. Returns whether it changed anything.</summary>
    public bool Run(ITreePass pass)
        // A pass that has found nothing finds nothing in the same tree again.
        => Replace(Trees.Where(tree => Progress.IsNew(pass, tree) && pass.Concerns(tree.GetRoot())).Select(tree => (tree, Edit(Find(pass, tree), tree))));

    /// <summary>Applies edits of several files that belong together. Returns whether any was possible.</summary>
    public bool Apply(IReadOnlyList<Edit> edits) => Replace(edits.GroupBy(edit => edit.Old.SyntaxTree).Select(same => (same.Key, Edit(same, same.Key))));

    /// <summary>Applies edits of several files, of which one can contain others, all together or not at all.</summary>
    /// <param name="rewrites">The nodes, each with a function that edits it. The function gets the node with the edits that it contains.</param>
    public bool Apply(IReadOnlyDictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> rewrites)
    {
        var roots = rewrites.Keys.GroupBy(node => node.SyntaxTree)
            .Select(same => (Tree: same.Key, Root: same.Key.GetRoot().ReplaceNodes(same, (old, rewritten) => rewrites[old](rewritten)))).ToArray();
        var isPossible = Array.TrueForAll(roots, changed => Directives.AreKept(changed.Tree.GetRoot(), changed.Root));
        foreach (var node in rewrites.Keys)
        {
            if (isPossible)
            {
                Record.Add(MemberOf(node));
            }
            else
            {
                Fail(node, RemovalReasons.Directive);
            }
        }

        return isPossible && Replace(roots.Select(changed => (changed.Tree, (SyntaxNode?)Traces.WithOrigins(changed.Tree, changed.Tree.WithRootAndOptions(changed.Root, changed.Tree.Options)).GetRoot())));
    }

    private IEnumerable<Edit> Find(ITreePass pass, SyntaxTree tree)
        => (pass is IMemberPass member ? Progress.NewParts(member, tree).Where(member.Concerns) : [tree.GetRoot()]).SelectMany(part => pass.Find(part, ModelOf(tree)));

    private SyntaxNode? Edit(IEnumerable<Edit> edits, SyntaxTree tree)
        => EditSelection.Choose(edits, this) is { Count: > 0 } chosen ? tree.GetRoot().ReplaceNodes(chosen.Keys, (old, _) => chosen[old]) : null;

    /// <summary>Replaces files after all edits have been found, because each replacement binds the compilation again.</summary>
    private bool Replace(IEnumerable<(SyntaxTree Tree, SyntaxNode? Root)> files)
    {
        var changed = files.Where(file => file.Root is not null).ToList();
        foreach (var (tree, root) in changed)
        {
            Replace(tree, tree.WithRootAndOptions(root!, tree.Options));
        }

        return changed.Count > 0;
    }

    private void Replace(SyntaxTree tree, SyntaxTree changed)
    {
        _current.Replace(tree, changed);
        Progress.Change(changed.FilePath);
    }
}
