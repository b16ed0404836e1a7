using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Drafts;

/// <summary>Reports what a draft leaves of the flag, and what the user has to look at, by the places of the original code.</summary>
internal sealed class DraftReport
{
    private readonly FlagDraft _flag;
    private readonly RemovalRequest _request;
    private readonly Lazy<IReadOnlyList<(ExpressionSyntax Key, bool IsLikely)>> _computed;

    public DraftReport(FlagDraft flag, RemovalRequest request)
    {
        (_flag, _request) = (flag, request);
        _computed = new Lazy<IReadOnlyList<(ExpressionSyntax Key, bool IsLikely)>>(() =>
        {
            var keys = new ComputedKeys(Draft.Original, request.Key);
            return [.. Draft.Original.SyntaxTrees.Where(tree => !DeclaresFlags(tree)).SelectMany(keys.Find)];
        });
    }

    private Draft Draft => _flag.Draft;

    /// <summary>Gets a value indicating whether a key can be any text, so that a text that equals the flag's key can be used as one.</summary>
    private bool CanAnyTextBeKey => _computed.Value.Any(key => !key.IsLikely);

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
        var keys = _computed.Value.Where(key => !key.IsLikely).Select(key => PlaceOf(key.Key.GetLocation(), RemovalReasons.AnyKey(_request.Key)));
        return comments.Concat(unused).Concat(texts).Concat(keys);
    }

    /// <summary>Returns the keys that are computed and can be the flag's. If a key can be any text, the texts that equal the key are refused, too.</summary>
    private IEnumerable<RemovalPlace> FindComputedKeys()
        => _computed.Value.Where(key => key.IsLikely).Select(key => PlaceOf(key.Key.GetLocation(), RemovalReasons.ComputedKey))
            .Concat(CanAnyTextBeKey ? FindTexts(RemovalReasons.TextCanBeKey) : []);

    private IEnumerable<RemovalPlace> FindTexts(string reason)
        => _flag.Substitute.Texts.Where(text => IsLeft(text.Path, text.Position)).Select(text => PlaceOf(_flag.Originals.LocationOf(text.Path, text.Position), reason));

    private IEnumerable<RemovalPlace> FindLeft(SyntaxTree tree, IReadOnlyList<SyntaxNode> uses)
    {
        var left = new HashSet<int>(Draft.CurrentOf(tree) is { } current ? Marks.UsesIn(current.GetRoot()).Select(Marks.PositionOf) : uses.Select(use => use.SpanStart));
        var refused = new HashSet<SyntaxNode>(uses.Where(use => !_flag.Finder.IsVariant(use) && _flag.ReasonOf(use) is not null).Select(use => use.Ancestors().First(Draft.IsMember)));
        foreach (var use in uses)
        {
            if (_flag.Finder.IsVariant(use))
            {
                // In a member with another refusal it says nothing new.
                if ((_flag.IsWithdrawn(use) || left.Contains(use.SpanStart)) && !refused.Contains(use.Ancestors().First(Draft.IsMember)))
                {
                    yield return PlaceOf(use.GetLocation(), RemovalReasons.VariantEnum);
                }
            }
            else if (_flag.ReasonOf(use) is { } reason)
            {
                yield return PlaceOf(use.GetLocation(), reason);
            }
        }
    }

    private IEnumerable<RemovalPlace> FindInGenerated(SyntaxTree tree, IReadOnlyList<SyntaxNode> uses)
    {
        var reader = new UseReader(_request, Draft.Original.GetSemanticModel(tree));
        return DeclaresFlags(tree) ? [] : uses.Where(use => reader.Read(use) is not Replacement.NoUse).Select(use => new RemovalPlace(RazorPlace.Of(use), RemovalReasons.GeneratedCode));
    }

    /// <summary>Returns whether a marked node is still in the code.</summary>
    private bool IsLeft(string path, int position)
        => Draft.Trees.FirstOrDefault(tree => tree.FilePath == path) is not { } tree || Marks.UsesIn(tree.GetRoot()).Any(use => Marks.PositionOf(use) == position);

    private static RemovalPlace PlaceOf(Location location, string reason) => new(location.GetMappedLineSpan(), reason);

    /// <summary>Returns whether a file is generated from a manifest and declares flags.</summary>
    private static bool DeclaresFlags(SyntaxTree tree) => tree.FilePath.Contains("OpenRollout.Generators.FlagsGenerator");
}
