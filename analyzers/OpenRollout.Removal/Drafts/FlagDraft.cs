using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Drafts;

/// <summary>The removal of a flag from one compilation.</summary>
internal sealed class FlagDraft
{
    private const int MaxPasses = 1000;

    private readonly RemovalRequest _request;
    private readonly Draft _draft;
    private readonly SubstitutePass _substitute;
    private readonly UnreadPass _unread;
    private readonly CleanUpPass _cleanUp;
    private readonly ITreePass[] _passes;
    private readonly InlinePass _inline;
    private readonly FunctionPass _functions;
    private readonly FieldPass _fields;
    private readonly ParameterPass _parameters;
    private readonly PrimaryParameterPass _primary;
    private readonly DeadTestPass _deadTests;
    private IReadOnlyDictionary<(string Path, int Position), string> _withdrawn = new Dictionary<(string Path, int Position), string>();

    public FlagDraft(Compilation compilation, RemovalRequest request)
    {
        _request = request;
        Finder = new UseFinder(compilation, request);
        Uses = new FoundUses(compilation, Finder, request.IsEditable);
        _draft = new Draft(compilation, request.IsEditable);
        Originals = new Originals(_draft);
        Report = new DraftReport(this, request);
        Check = new DraftCheck(this);
        _substitute = new SubstitutePass(request);
        _unread = new UnreadPass(_draft);
        _cleanUp = new CleanUpPass(_draft, TextNames.Of(request));
        _deadTests = new DeadTestPass(request);
        var hidden = new HiddenUses(TextNames.Of(request));
        (_fields, _parameters) = (new FieldPass(_draft, hidden), new ParameterPass(_draft, hidden));
        _primary = new PrimaryParameterPass(_draft, request);
        _passes =
        [
            new AssignmentPass(), new FoldPass(), new ChoicePass(), new ThrowPass(), new UnwrapPass(), new SwitchPass(_draft), new CommentPass(), new InterpolationPass(), new TuplePass(), new FilterPass(), new SupersededPass(_draft), new PropagatePass(),
            new EliminatePass(_draft), new EmptyPass(_draft), new JumpPass(_draft), new LabelPass(_draft), new BlockPass(_draft), new JoinPass(_draft), _unread, _cleanUp,
        ];
        _inline = new InlinePass(_draft);
        _functions = new FunctionPass(_draft);
    }

    /// <summary>Gets the finder of the uses.</summary>
    public UseFinder Finder { get; }

    /// <summary>Gets the uses in the original code.</summary>
    public FoundUses Uses { get; }

    /// <summary>Gets the original code of what the draft contains.</summary>
    public Originals Originals { get; }

    /// <summary>Gets the check of the edits.</summary>
    public DraftCheck Check { get; }

    /// <summary>Gets the report of what the draft leaves.</summary>
    public DraftReport Report { get; }

    /// <summary>Gets the pass that replaces uses, which knows those that it refused.</summary>
    public SubstitutePass Substitute => _substitute;

    /// <summary>Gets the declarations that are unused and stay.</summary>
    public IEnumerable<(string Path, int Position, string Name)> Unused => _cleanUp.Unused.Concat(_unread.Unused);

    /// <summary>Gets the files that have edits, as they are now.</summary>
    public IEnumerable<SyntaxTree> EditedTrees => _draft.Trees.Where(_draft.IsEdited);

    /// <summary>Gets the draft.</summary>
    public Draft Draft => _draft;

    /// <summary>Runs all passes until none of them finds anything, in the files that are not proven.</summary>
    /// <param name="withdrawn">The uses that stay, with the reasons.</param>
    /// <param name="cancellation">A token to stop.</param>
    public void Edit(IReadOnlyDictionary<(string Path, int Position), string> withdrawn, CancellationToken cancellation)
    {
        _withdrawn = withdrawn;
        Open();
        while (_draft.Run(_deadTests))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        while (_draft.Run(_substitute))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        for (var count = 0; RunPasses() || _inline.Run() || _fields.Run() || _parameters.Run() || _primary.Run(); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (count == MaxPasses)
            {
                throw new InvalidOperationException("The removal does not come to an end.");
            }
        }

        while (_draft.Run(_functions))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        // The enum of a variant disappears, so a variant that is left as a value does not compile.
        foreach (var variant in _draft.Unproven.SelectMany(tree => Marks.ValuesIn(tree.GetRoot())).OfType<MemberAccessExpressionSyntax>())
        {
            _draft.Fail(variant, RemovalReasons.Variant);
        }
    }

    /// <summary>Runs each pass once. Returns whether one of them changed anything.</summary>
    private bool RunPasses()
    {
        var isChanged = false;
        foreach (var pass in _passes)
        {
            isChanged |= _draft.Run(pass);
        }

        return isChanged;
    }

    /// <summary>Takes back the edits of files, and of those that share a type or an inlined member with them.</summary>
    public void Reset(IEnumerable<string> paths)
    {
        var connected = new ConnectedFiles(_draft).Of(paths);
        _draft.Reset(connected, (root, path) => Marks.WithoutUses(root, position => _withdrawn.ContainsKey((path, position))));
        _substitute.Forget(connected);
        _cleanUp.Forget(connected);
        _unread.Forget(connected);
    }

    /// <summary>Returns whether a use was withdrawn because of a fault.</summary>
    public bool IsWithdrawn(SyntaxNode use) => _withdrawn.ContainsKey(FoundUses.PlaceOf(use));

    /// <summary>Returns the reason for which a use is left; null if it was replaced.</summary>
    public string? ReasonOf(SyntaxNode use)
        => _withdrawn.TryGetValue(FoundUses.PlaceOf(use), out var reason) || _substitute.Refused.TryGetValue(FoundUses.PlaceOf(use), out reason) ? reason : null;

    /// <summary>Removes the explicit implementations of the snapshot's interface.</summary>
    public void RemoveImplementations(CancellationToken cancellation)
    {
        foreach (var tree in _draft.Trees)
        {
            var unused = Marks.UsesIn(tree.GetRoot(cancellation)).OfType<PropertyDeclarationSyntax>().ToList();
            _draft.Apply([.. unused.GroupBy(property => (TypeDeclarationSyntax)property.Parent!).Select(same => new Edit(same.Key, Members.Remove(same.Key, [.. same])))]);
        }

        while (_draft.Run(_cleanUp))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Returns whether a file can be edited.</summary>
    public bool IsEditable(SyntaxTree tree) => _request.IsEditable(tree);

    private void Open()
        => _draft.Open(Uses.ByFile.Keys.Where(_request.IsEditable), tree =>
        {
            var used = new HashSet<SyntaxNode>(Uses.ByFile[tree]);
            var exposures = _request.DropExposures ? new HashSet<SyntaxNode>(ExposureFinder.Find(tree, _draft.Original, _request.Key)) : [];
            return tree.GetRoot().ReplaceNodes(used.Union(exposures), (old, inner) =>
            {
                var marked = used.Contains(old) ? Marks.AsUse(inner, old.SpanStart) : inner;
                return exposures.Contains(old) ? Marks.AsExposure(marked) : marked;
            });
        });
}
