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
    private readonly IReadOnlyDictionary<(string Path, int Position), string> _withdrawn;
    private readonly UseFinder _finder;
    private readonly Dictionary<SyntaxTree, List<SyntaxNode>> _uses = [];
    private readonly Draft _draft;
    private readonly SubstitutePass _substitute;
    private readonly UnreadPass _unread;
    private readonly CleanUpPass _cleanUp;
    private readonly Lazy<List<(ExpressionSyntax Key, bool IsLikely)>> _computed;

    public FlagDraft(Compilation compilation, RemovalRequest request, IReadOnlyDictionary<(string Path, int Position), string> withdrawn)
    {
        _request = request;
        _withdrawn = withdrawn;
        _finder = new UseFinder(compilation, request);
        _draft = new Draft(compilation);
        _substitute = new SubstitutePass(request);
        _unread = new UnreadPass(_draft);
        _computed = new Lazy<List<(ExpressionSyntax Key, bool IsLikely)>>(() =>
        {
            var keys = new ComputedKeys(compilation, request.Key);
            return [.. compilation.SyntaxTrees.Where(tree => !IsOwnCode(tree)).SelectMany(keys.Find)];
        });
        _cleanUp = new CleanUpPass(_draft, TextNames.Of(request));
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

    /// <summary>Runs all passes until none of them finds anything.</summary>
    public void Edit(CancellationToken cancellation)
    {
        Open();
        var deadTests = new DeadTestPass(_request);
        while (_draft.Run(deadTests))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        while (_draft.Run(_substitute))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        ITreePass[] passes =
        [
            new AssignmentPass(), new FoldPass(), new ThrowPass(), new UnwrapPass(), new SwitchPass(), new FilterPass(), new SupersededPass(_draft), new PropagatePass(),
            new EliminatePass(_draft), new EmptyPass(_draft), new JumpPass(_draft), _unread, _cleanUp,
        ];
        var (inline, fields, parameters) = (new InlinePass(_draft), new FieldPass(_draft), new ParameterPass(_draft));
        for (var count = 0; passes.Any(_draft.Run) || inline.Run() || fields.Run() || parameters.Run(); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (count == MaxPasses)
            {
                throw new InvalidOperationException("The removal does not come to an end.");
            }
        }

        var functions = new FunctionPass(_draft);
        while (_draft.Run(functions))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        // The enum of a variant disappears, so a variant that is left as a value does not compile.
        foreach (var variant in _draft.Trees.SelectMany(tree => Marks.ValuesIn(tree.GetRoot())).OfType<MemberAccessExpressionSyntax>())
        {
            _draft.Fail(variant, RemovalReasons.Variant);
        }

        UnusedUsings.Remove(_draft);
    }

    /// <summary>Returns the uses whose removal has to be withdrawn, with the reason.</summary>
    public IEnumerable<((string Path, int Position) Use, string Reason)> FindFaults(CancellationToken cancellation)
    {
        var faults = _draft.Failures.Select(failure => (Member: ((string Path, int Position)?)failure.Member, failure.Reason)).ToList();
        foreach (var tree in _draft.Trees.Where(tree => _draft.Edited.Any(member => member.Path == tree.FilePath)))
        {
            if (!ParseCheck.Holds(tree))
            {
                faults.AddRange(_draft.Edited.Where(member => member.Path == tree.FilePath).Select(member => (((string, int)?)member, RemovalReasons.NotReparsed)));
            }
        }

        faults.AddRange(MeaningCheck.Find(_draft).Select(node => (_draft.MemberOf(node), RemovalReasons.Meaning(node.ToString()))));
        foreach (var diagnostic in DiagnosticCheck.Find(_draft, cancellation))
        {
            var node = diagnostic.Location.SourceTree is { } tree && _draft.Trees.Contains(tree) ? tree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan) : null;
            faults.Add((node is null ? null : _draft.MemberOf(node), RemovalReasons.Diagnostic(diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture))));
        }

        return faults.SelectMany(fault => new ConnectedUses(_draft, [.. _uses.Where(uses => _draft.Trees.Any(tree => tree.FilePath == uses.Key.FilePath)).SelectMany(uses => uses.Value)])
            .Of(fault.Member).Select(use => (use, fault.Reason)));
    }

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

    /// <summary>Removes the explicit implementations of the snapshot's interface. Returns whether the code then lacks only what the manifest's entry takes with it.</summary>
    public bool TryRemoveImplementations(CancellationToken cancellation)
    {
        foreach (var tree in _draft.Trees.ToArray())
        {
            var unused = Marks.UsesIn(tree.GetRoot(cancellation)).OfType<PropertyDeclarationSyntax>().ToList();
            _draft.Apply([.. unused.GroupBy(property => (TypeDeclarationSyntax)property.Parent!).Select(same => new Edit(same.Key, CleanUpPass.RemoveMembers(same.Key, [.. same])))]);
        }

        while (_draft.Run(_cleanUp))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        UnusedUsings.Remove(_draft);
        return _draft.Trees.All(ParseCheck.Holds)
            && !MeaningCheck.Find(_draft).Any()
            && DiagnosticCheck.Find(_draft, cancellation).All(diagnostic => diagnostic.Id == LacksMember && _finder.Names.Any(name => diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains("." + name + "'")));
    }

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

        // What is before a name in its declaration has not changed.
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
        var editable = _uses.Where(uses => _request.IsEditable(uses.Key)).ToDictionary(uses => uses.Key, uses => uses.Value);
        foreach (var uses in editable)
        {
            var found = uses.Value.Where(use => !_withdrawn.ContainsKey((uses.Key.FilePath, use.SpanStart))).ToList();
            if (found.Count > 0)
            {
                var used = new HashSet<SyntaxNode>(found);
                var exposures = _request.DropExposures ? new HashSet<SyntaxNode>(ExposureFinder.Find(uses.Key, _draft.Original, _request.Key)) : [];
                _draft.Open([uses.Key], root => root.ReplaceNodes(used.Union(exposures), (old, inner) =>
                {
                    var marked = used.Contains(old) ? Marks.AsUse(inner, old.SpanStart) : inner;
                    return exposures.Contains(old) ? Marks.AsExposure(marked) : marked;
                }));
            }
        }
    }
}
