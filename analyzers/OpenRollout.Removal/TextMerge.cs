using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal;

/// <summary>Merges the texts of all compilations: each path has one text, which all projects and target frameworks that contain the file must agree on.</summary>
internal sealed class TextMerge
{
    private readonly FlagDraft[] _drafts;
    private readonly RemovalRequest _request;
    private readonly Dictionary<string, SourceText> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _disputed = new(StringComparer.Ordinal);

    public TextMerge(FlagDraft[] drafts, RemovalRequest request)
    {
        _drafts = drafts;
        _request = request;
        var changed = new HashSet<string>(drafts.SelectMany(draft => draft.Draft.Edited).Select(member => member.Path), StringComparer.Ordinal);
        foreach (var tree in drafts.SelectMany(draft => draft.Draft.Compilation.SyntaxTrees).Where(tree => changed.Contains(tree.FilePath) && request.IsEditable(tree)))
        {
            var text = tree.GetRoot().ToFullString();
            if (!_texts.TryGetValue(tree.FilePath, out var known))
            {
                var original = drafts.SelectMany(draft => draft.Draft.Original.SyntaxTrees).First(other => other.FilePath == tree.FilePath).GetText();
                _texts.Add(tree.FilePath, SourceText.From(text, original.Encoding, original.ChecksumAlgorithm));
            }
            else if (known.ToString() != text)
            {
                _disputed.Add(tree.FilePath);
            }
        }
    }

    /// <summary>Gets the uses in the files on which the compilations do not agree.</summary>
    public IEnumerable<((string Path, int Position) Use, string Reason)> Faults
        => _drafts.SelectMany(draft => draft.Uses).Where(use => _disputed.Contains(use.Path)).Distinct().Select(use => (use, RemovalReasons.Frameworks));

    /// <summary>Returns the result.</summary>
    public RemovalResult ToResult()
    {
        // Code that is inactive in one target framework can be active in another one, where it was removed or refused.
        var active = new HashSet<(string, int)>(_drafts.SelectMany(draft => draft.Uses));
        var inactive = _drafts.SelectMany(draft => draft.FindInactive()).Where(found => !active.Contains((found.Path, found.Position))).Select(found => found.Place);
        return new RemovalResult(
            _texts,
            [.. _drafts.SelectMany(draft => draft.FindRefusals()).Concat(inactive).Distinct().OrderBy(place => place)],
            [.. _drafts.SelectMany(draft => draft.FindNotices()).Concat(SolutionNotices.Find(_drafts, _request)).Distinct().OrderBy(place => place)]);
    }
}
