using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal;

/// <summary>The removal of a flag from one compilation.</summary>
internal sealed class FlagDraft
{
    private const int MaxPasses = 1000;
    private const string LacksMember = "CS0535";

    private readonly RemovalRequest _request;
    private readonly UseFinder _finder;
    private readonly Dictionary<SyntaxTree, List<SyntaxNode>> _uses = [];
    private readonly Draft _draft;
    private readonly SubstitutePass _substitute;
    private readonly UnreadPass _unread;
    private readonly CleanUpPass _cleanUp;
    private readonly ITreePass[] _passes;
    private readonly InlinePass _inline;
    private readonly FunctionPass _functions;
    private readonly FieldPass _fields;
    private readonly ParameterPass _parameters;
    private readonly DeadTestPass _deadTests;
    private readonly Lazy<IReadOnlyList<Diagnostic>> _known;
    private readonly Lazy<List<(ExpressionSyntax Key, bool IsLikely)>> _computed;
    private IReadOnlyDictionary<(string Path, int Position), string> _withdrawn = new Dictionary<(string Path, int Position), string>();

    public FlagDraft(Compilation compilation, RemovalRequest request)
    {
        _request = request;
        _finder = new UseFinder(compilation, request);
        _draft = new Draft(compilation, request.IsEditable);
        _known = new Lazy<IReadOnlyList<Diagnostic>>(() => compilation.GetDiagnostics());
        _substitute = new SubstitutePass(request);
        _unread = new UnreadPass(_draft);
        _computed = new Lazy<List<(ExpressionSyntax Key, bool IsLikely)>>(() =>
        {
            var keys = new ComputedKeys(compilation, request.Key);
            return [.. compilation.SyntaxTrees.Where(tree => !IsOwnCode(tree)).SelectMany(keys.Find)];
        });
        _cleanUp = new CleanUpPass(_draft, TextNames.Of(request));
        _deadTests = new DeadTestPass(request);
        var hidden = new HiddenUses(TextNames.Of(request));
        (_fields, _parameters) = (new FieldPass(_draft, hidden), new ParameterPass(_draft, hidden));
        _passes =
        [
            new AssignmentPass(), new FoldPass(), new ThrowPass(), new UnwrapPass(), new SwitchPass(), new FilterPass(), new SupersededPass(_draft), new PropagatePass(),
            new EliminatePass(_draft), new EmptyPass(_draft), new JumpPass(_draft), _unread, _cleanUp,
        ];
        _inline = new InlinePass(_draft);
        _functions = new FunctionPass(_draft);
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (_finder.Find(tree).ToList() is { Count: > 0 } found)
            {
                _uses.Add(tree, found);
            }
        }
    }

    /// <summary>Gets the finder of the uses.</summary>
    public UseFinder Finder => _finder;

    /// <summary>Gets the uses in files that can be edited.</summary>
    public IEnumerable<SyntaxNode> AllUses => _uses.Where(uses => _request.IsEditable(uses.Key)).SelectMany(uses => uses.Value);

    /// <summary>Gets the files that have edits, as they are now.</summary>
    public IEnumerable<SyntaxTree> EditedTrees => _draft.Trees.Where(tree => _draft.Edited.Any(member => member.Path == tree.FilePath));

    /// <summary>Gets the draft.</summary>
    public Draft Draft => _draft;

    /// <summary>Gets the uses in files that can be edited, by their positions.</summary>
    public IEnumerable<(string Path, int Position)> Uses
        => from uses in _uses where _request.IsEditable(uses.Key) from use in uses.Value select (uses.Key.FilePath, use.SpanStart);

    /// <summary>Returns the uses in a part of a file.</summary>
    public IEnumerable<(string Path, int Position)> UsesIn(string? path, TextSpan? span)
        => Uses.Where(use => use.Path == path && span is { } part && part.Contains(use.Position));

    /// <summary>Returns the uses in a member and in those that are edited together with it.</summary>
    public IEnumerable<(string Path, int Position)> UsesConnectedWith(string? path, TextSpan? member)
    {
        if (path is null || member is not { } span)
        {
            return [];
        }

        var connected = new HashSet<(string Path, int Position)> { (path, span.Start) };
        for (var count = 0; count != connected.Count;)
        {
            count = connected.Count;
            foreach (var (left, right) in _draft.Links.Where(link => connected.Contains(link.Item1) || connected.Contains(link.Item2)))
            {
                connected.Add(left);
                connected.Add(right);
            }
        }

        return from uses in _uses
               where _request.IsEditable(uses.Key)
               from use in uses.Value
               where use.Ancestors().Any(node => Draft.IsMember(node) && connected.Contains((uses.Key.FilePath, node.SpanStart)))
               select (uses.Key.FilePath, use.SpanStart);
    }

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

        for (var count = 0; _passes.Any(_draft.Run) || _inline.Run() || _fields.Run() || _parameters.Run(); count++)
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

    /// <summary>Takes back the edits of files, and of those that share a type or an inlined member with them.</summary>
    public void Reset(IEnumerable<string> paths)
    {
        var connected = new ConnectedFiles(_draft).Of(paths);
        _draft.Reset(connected, (root, path) => Marks.WithoutUses(root, position => _withdrawn.ContainsKey((path, position))));
        _substitute.Forget(connected);
        _cleanUp.Forget(connected);
        _unread.Forget(connected);
    }

    /// <summary>Returns the faults of the edited files. Files without one are proven.</summary>
    public IReadOnlyList<Fault> FindFaults(CancellationToken cancellation)
    {
        var faults = _draft.Failures.ToList();
        foreach (var tree in _draft.Unproven)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!ParseCheck.Holds(tree))
            {
                faults.AddRange(EditedMembers.In(tree.GetRoot(cancellation), _draft).Select(member => Fault.At(member, _draft, RemovalReasons.NotReparsed)));
            }

            faults.AddRange(MeaningCheck.Find(tree, _draft).Select(node => Fault.At(node, _draft, RemovalReasons.Meaning(node.ToString()))));
            faults.AddRange(DiagnosticCheck.Find(tree, _draft).Select(diagnostic => Fault.At(diagnostic, _draft)));
        }

        _draft.Prove(_draft.Unproven.Select(tree => tree.FilePath).Except(faults.Select(fault => fault.Path!)).ToList());
        return faults;
    }

    /// <summary>Returns the faults that only the whole compilation shows. Members that other projects can see are the same, so these need no check.</summary>
    public IReadOnlyList<Fault> FindRemainingFaults(CancellationToken cancellation)
        => _draft.Edited.Count == 0 ? [] : [.. DiagnosticCheck.Find(_known.Value, _draft, cancellation).Select(diagnostic => Fault.At(diagnostic, _draft))];

    /// <summary>Returns the uses that are left.</summary>
    public IEnumerable<RemovalPlace> FindRefusals()
    {
        foreach (var place in FindComputedKeys())
        {
            yield return place;
        }

        foreach (var uses in _uses)
        {
            if (!_request.IsEditable(uses.Key))
            {
                foreach (var use in FindInGenerated(uses.Key))
                {
                    yield return new RemovalPlace(RazorPlace.Of(use), RemovalReasons.GeneratedCode);
                }

                continue;
            }

            var left = new HashSet<int>(_draft.CurrentOf(uses.Key) is { } current ? Marks.UsesIn(current.GetRoot()).Select(Marks.PositionOf) : uses.Value.Select(use => use.SpanStart));
            var refused = new HashSet<SyntaxNode>(uses.Value.Where(use => !_finder.IsVariant(use) && ReasonOf(use) is not null).Select(use => use.Ancestors().First(Draft.IsMember)));
            foreach (var use in uses.Value)
            {
                var place = (uses.Key.FilePath, use.SpanStart);
                if (_finder.IsVariant(use))
                {
                    // In a member with another refusal it says nothing new.
                    if ((_withdrawn.ContainsKey(place) || left.Contains(use.SpanStart)) && !refused.Contains(use.Ancestors().First(Draft.IsMember)))
                    {
                        yield return PlaceOf(use.GetLocation(), RemovalReasons.VariantEnum);
                    }
                }
                else if (ReasonOf(use) is { } reason)
                {
                    yield return PlaceOf(use.GetLocation(), reason);
                }
            }
        }
    }

    /// <summary>Returns the keys that are computed and can be the flag's. If a key can be any text, the texts that equal the key are refused, too.</summary>
    private IEnumerable<RemovalPlace> FindComputedKeys()
        => _computed.Value.Where(key => key.IsLikely).Select(key => PlaceOf(key.Key.GetLocation(), RemovalReasons.ComputedKey))
            .Concat(!_computed.Value.Exists(key => !key.IsLikely) ? [] : _substitute.Texts.Where(text => IsLeft(text.Path, text.Position)).Select(text => PlaceOf(LocationOf(text.Path, text.Position), RemovalReasons.TextCanBeKey)));

    private string? ReasonOf(SyntaxNode use)
        => (use.SyntaxTree.FilePath, use.SpanStart) is var place && (_withdrawn.TryGetValue(place, out var reason) || _substitute.Refused.TryGetValue(place, out reason)) ? reason : null;

    /// <summary>Removes the explicit implementations of the snapshot's interface.</summary>
    public void RemoveImplementations(CancellationToken cancellation)
    {
        foreach (var tree in _draft.Trees)
        {
            var unused = Marks.UsesIn(tree.GetRoot(cancellation)).OfType<PropertyDeclarationSyntax>().ToList();
            _draft.Apply([.. unused.GroupBy(property => (TypeDeclarationSyntax)property.Parent!).Select(same => new Edit(same.Key, CleanUpPass.RemoveMembers(same.Key, [.. same])))]);
        }

        while (_draft.Run(_cleanUp))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Returns whether the code then lacks only what the manifest's entry takes with it.</summary>
    public bool LacksOnlyEntry(CancellationToken cancellation)
        => _draft.Edited.Count == 0
            || _draft.Unproven.All(tree => ParseCheck.Holds(tree) && !MeaningCheck.Find(tree, _draft).Any())
            && DiagnosticCheck.Find(_known.Value, _draft, cancellation).All(diagnostic => diagnostic.Id == LacksMember && _finder.Names.Any(name => diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains("." + name + "'")));

    /// <summary>Returns the explicit implementations of the snapshot's interface.</summary>
    public IEnumerable<RemovalPlace> FindImplementations()
        => from uses in _uses
           from use in uses.Value.OfType<PropertyDeclarationSyntax>()
           where _substitute.Implementations.Contains((uses.Key.FilePath, use.SpanStart))
           select PlaceOf(use.Identifier.GetLocation(), RemovalReasons.Implementation);

    private IEnumerable<SyntaxNode> FindInGenerated(SyntaxTree tree)
    {
        var reader = new UseReader(_request, _draft.Original.GetSemanticModel(tree));
        return IsOwnCode(tree) ? [] : _uses[tree].Where(use => reader.Read(use) is not Replacement.NoUse);
    }

    /// <summary>Returns the uses in inactive code.</summary>
    public IEnumerable<(string Path, int Position, RemovalPlace Place)> FindInactive()
        => from tree in _draft.Original.SyntaxTrees
           where _request.IsEditable(tree)
           from position in _finder.FindInactive(tree)
           select (tree.FilePath, position, PlaceOf(Location.Create(tree, new TextSpan(position, 1)), RemovalReasons.InactiveCode));

    /// <summary>Returns what the user has to look at.</summary>
    public IEnumerable<RemovalPlace> FindNotices()
    {
        foreach (var tree in _draft.Original.SyntaxTrees.Where(_request.IsEditable))
        {
            foreach (var (location, name) in _finder.FindComments(tree))
            {
                yield return PlaceOf(location, RemovalReasons.CommentNames(name));
            }
        }

        foreach (var (path, position, name) in _cleanUp.Unused.Concat(_unread.Unused))
        {
            yield return PlaceOf(LocationOf(path, position), RemovalReasons.Unused(name));
        }

        foreach (var (path, position) in _substitute.Texts.Where(text => IsLeft(text.Path, text.Position) && !_computed.Value.Exists(key => !key.IsLikely)))
        {
            yield return PlaceOf(LocationOf(path, position), RemovalReasons.TextIsKey(_request.Key));
        }

        foreach (var (key, _) in _computed.Value.Where(key => !key.IsLikely))
        {
            yield return PlaceOf(key.GetLocation(), RemovalReasons.AnyKey(_request.Key));
        }
    }

    /// <summary>Returns whether a file can be edited.</summary>
    public bool IsEditable(SyntaxTree tree) => _request.IsEditable(tree);

    /// <summary>Returns a node as it was before the first edit; null if an edit created it.</summary>
    public SyntaxNode? OriginalOf(SyntaxNode node) => Marks.IdentityOf(node) is { } identity ? _draft.BaselineNode(_draft.BaselineOf(node.SyntaxTree).Tree, identity) : null;

    /// <summary>Returns the original file of a node.</summary>
    public SyntaxTree OriginalTree(SyntaxNode node) => OriginalTree(node.SyntaxTree.FilePath)!;

    /// <summary>Returns the original file with a path; null if the project does not have it.</summary>
    public SyntaxTree? OriginalTree(string path) => _draft.Original.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path);

    /// <summary>Returns the location in the original file of code that no edit has changed.</summary>
    public Location OriginalLocation(Location location)
    {
        if (location.SourceTree is not { } tree || _draft.CurrentOf(tree) != tree
            || tree.GetRoot().FindNode(location.SourceSpan).AncestorsAndSelf().FirstOrDefault(ancestor => Marks.IdentityOf(ancestor) is not null) is not { } node
            || OriginalOf(node) is not { } original)
        {
            return location;
        }

        // The text before a name in its declaration has not changed.
        return Location.Create(OriginalTree(original), new TextSpan(Math.Min(original.SpanStart + location.SourceSpan.Start - node.SpanStart, original.Span.End), 0));
    }

    /// <summary>Returns whether a marked node is still in the code.</summary>
    private bool IsLeft(string path, int position)
        => _draft.Trees.FirstOrDefault(tree => tree.FilePath == path) is not { } tree || Marks.UsesIn(tree.GetRoot()).Any(use => Marks.PositionOf(use) == position);

    private Location LocationOf(string path, int position)
        => Location.Create(_draft.Original.SyntaxTrees.First(tree => tree.FilePath == path), new TextSpan(position, 0));

    private static RemovalPlace PlaceOf(Location location, string reason) => new(location.GetMappedLineSpan(), reason);

    /// <summary>Returns whether a file is generated from a manifest and declares flags.</summary>
    private static bool IsOwnCode(SyntaxTree tree) => tree.FilePath.Contains("OpenRollout.Generators.FlagsGenerator");

    private void Open()
    {
        foreach (var uses in _uses.Where(uses => _request.IsEditable(uses.Key)))
        {
            var used = new HashSet<SyntaxNode>(uses.Value);
            var exposures = _request.DropExposures ? new HashSet<SyntaxNode>(ExposureFinder.Find(uses.Key, _draft.Original, _request.Key)) : [];
            _draft.Open([uses.Key], root => root.ReplaceNodes(used.Union(exposures), (old, inner) =>
            {
                var marked = used.Contains(old) ? Marks.AsUse(inner, old.SpanStart) : inner;
                return exposures.Contains(old) ? Marks.AsExposure(marked) : marked;
            }));
        }
    }
}
