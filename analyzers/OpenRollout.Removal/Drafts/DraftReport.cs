using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Drafts;

/// <summary>Reports what a draft leaves of the flag, and what the user has to look at, by the places of the original code.</summary>
internal sealed class DraftReport
{
    private readonly FlagDraft _flag;
    private readonly RemovalRequest _request;
    private readonly Lazy<ILookup<KeyOriginKind, KeyOrigin>> _keys;

    public DraftReport(FlagDraft flag, RemovalRequest request)
    {
        (_flag, _request) = (flag, request);
        _keys = new Lazy<ILookup<KeyOriginKind, KeyOrigin>>(() => KeyOrigins.Of(request).Where(key => key.Compilation == Draft.Original).ToLookup(key => key.Kind));
    }

    private Draft Draft => _flag.Draft;

    /// <summary>
    /// Gets a value indicating whether a key can be any text, so that a text that equals the flag's key can be used as one: it is read in this project, in one
    /// that this project uses, or in one that uses this project.
    /// </summary>
    private bool CanAnyTextBeKey => KeyOrigins.Of(_request).Any(key => key.Kind == KeyOriginKind.Unknown && (key.Compilation == Draft.Original || IsReferenced(key.Compilation, Draft.Original) || IsReferenced(Draft.Original, key.Compilation)));

    /// <summary>Returns the uses that are left.</summary>
    public IEnumerable<RemovalPlace> FindRefusals()
        => FindComputedKeys().Concat(_flag.Uses.ByFile.SelectMany(uses => _request.IsEditable(uses.Key) ? FindLeft(uses.Key, uses.Value) : FindInGenerated(uses.Key, uses.Value)));

    /// <summary>Returns the explicit implementations of the snapshot's interface.</summary>
    public IEnumerable<RemovalPlace> FindImplementations()
        => from uses in _flag.Uses.ByFile
           from use in uses.Value.OfType<PropertyDeclarationSyntax>()
           where _flag.Substitute.Implementations.Contains(FoundUses.PlaceOf(use))
           select PlaceOf(use.Identifier.GetLocation(), RemovalReasons.Implementation);

    /// <summary>Returns the uses in inactive code.</summary>
    public IEnumerable<(string Path, int Position, RemovalPlace Place)> FindInactive()
        => from tree in Draft.Original.SyntaxTrees
           where _request.IsEditable(tree)
           from position in _flag.Finder.FindInactive(tree)
           select (tree.FilePath, position, PlaceOf(Location.Create(tree, new TextSpan(position, 1)), RemovalReasons.InactiveCode));

    /// <summary>Returns the places that the user has to look at.</summary>
    public IEnumerable<RemovalPlace> FindNotices()
    {
        var comments = from tree in Draft.Original.SyntaxTrees.Where(_request.IsEditable)
                       from comment in _flag.Finder.FindComments(tree)
                       select PlaceOf(comment.Location, RemovalReasons.CommentNames(comment.Name));
        var unused = _flag.Unused.Select(unused => PlaceOf(_flag.Originals.LocationOf(unused.Path, unused.Position), RemovalReasons.Unused(unused.Name)));
        var texts = CanAnyTextBeKey ? [] : FindTexts(RemovalReasons.TextIsKey(_request.Key));
        var keys = _keys.Value[KeyOriginKind.Unknown].Select(key => PlaceOf(key.Node.GetLocation(), RemovalReasons.AnyKey(_request.Key)));
        var outside = _keys.Value[KeyOriginKind.Outside].Select(key => PlaceOf(key.Node.GetLocation(), RemovalReasons.OutsideKey(_request.Key)));
        return comments.Concat(unused).Concat(texts).Concat(keys).Concat(outside);
    }

    /// <summary>
    /// Returns the texts that are used as keys, and the keys that are computed and can be the flag's. If a key can be any text, the texts that equal the key are
    /// refused, too.
    /// </summary>
    private IEnumerable<RemovalPlace> FindComputedKeys()
        => _keys.Value[KeyOriginKind.Key].Where(key => !_flag.Uses.Places.Contains(FoundUses.PlaceOf(key.Node)) || IsLeft(key.Node.SyntaxTree.FilePath, key.Node.SpanStart))
            .Select(key => PlaceOf(key.Node.GetLocation(), RemovalReasons.Key))
            .Concat(_keys.Value[KeyOriginKind.Likely].Select(key => PlaceOf(key.Node.GetLocation(), RemovalReasons.ComputedKey)))
            .Concat(CanAnyTextBeKey ? FindTexts(RemovalReasons.TextCanBeKey) : []);

    private IEnumerable<RemovalPlace> FindTexts(string reason)
        => _flag.Substitute.Texts
            .Where(text => IsLeft(text.Path, text.Position) && !_keys.Value[KeyOriginKind.Key].Any(key => FoundUses.PlaceOf(key.Node) == text))
            .Select(text => PlaceOf(_flag.Originals.LocationOf(text.Path, text.Position), reason));

    private IEnumerable<RemovalPlace> FindLeft(SyntaxTree tree, IReadOnlyList<SyntaxNode> uses)
    {
        var left = new HashSet<int>(Draft.CurrentOf(tree) is { } current ? Marks.UsesIn(current.GetRoot()).Select(Marks.PositionOf) : uses.Select(use => use.SpanStart));
        var refused = new HashSet<SyntaxNode>(uses.Where(use => _flag.Finder.ReasonOfMention(use) is null && _flag.ReasonOf(use) is not null).Select(use => use.Ancestors().First(Draft.IsMember)));
        foreach (var use in uses)
        {
            if (_flag.Finder.ReasonOfMention(use) is { } mention)
            {
                // In a member with another refusal it says nothing new.
                if ((_flag.IsWithdrawn(use) || left.Contains(use.SpanStart)) && !refused.Contains(use.Ancestors().First(Draft.IsMember)))
                {
                    yield return PlaceOf(use.GetLocation(), mention);
                }
            }
            else if (_flag.ReasonOf(use) is { } reason)
            {
                yield return PlaceOf(use.GetLocation(), reason);
            }
            else if (left.Contains(use.SpanStart) && !_flag.Substitute.Stays(FoundUses.PlaceOf(use)))
            {
                // The manifest must never lose a flag that code still uses.
                yield return PlaceOf(use.GetLocation(), RemovalReasons.Unknown);
            }
        }
    }

    private IEnumerable<RemovalPlace> FindInGenerated(SyntaxTree tree, IReadOnlyList<SyntaxNode> uses)
    {
        var model = _flag.Finder.ModelOf(tree);
        var reader = new UseReader(_request, model);
        return FlagNames.AreDeclaredIn(tree) ? [] : uses.Where(use => reader.Read(use) is not Replacement.NoUse)
            .SelectMany(use => RazorPlaces.Of(use, model, _request.FindView))
            .Select(place => new RemovalPlace(place, RazorPlaces.IsRazor(place.Path) ? RemovalReasons.Razor : RemovalReasons.GeneratedCode));
    }

    /// <summary>Returns whether a marked node is still in the code.</summary>
    private bool IsLeft(string path, int position)
        => Draft.Trees.FirstOrDefault(tree => tree.FilePath == path) is not { } tree || Marks.UsesIn(tree.GetRoot()).Any(use => Marks.PositionOf(use) == position);

    private static RemovalPlace PlaceOf(Location location, string reason) => new(location.GetMappedLineSpan(), reason);

    private static bool IsReferenced(Compilation compilation, Compilation by) => by.ReferencedAssemblyNames.Any(name => name.Name == compilation.AssemblyName);
}
