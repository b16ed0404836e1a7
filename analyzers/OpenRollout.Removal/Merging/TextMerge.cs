using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Merging;

/// <summary>Merges the texts of all compilations: each path has one text, which all projects and target frameworks that contain the file must agree on.</summary>
internal sealed class TextMerge
{
    private readonly IReadOnlyList<FlagDraft> _drafts;
    private readonly RemovalRequest _request;
    private readonly Dictionary<string, SourceText> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _disputed = new(StringComparer.Ordinal);

    public TextMerge(IReadOnlyList<FlagDraft> drafts, RemovalRequest request)
    {
        _drafts = drafts;
        _request = request;
        var changed = new HashSet<string>(drafts.SelectMany(draft => draft.Draft.Edited).Select(member => member.Path), StringComparer.Ordinal);
        var files = from draft in drafts
                    from tree in draft.Draft.Compilation.SyntaxTrees
                    where changed.Contains(tree.FilePath) && request.IsEditable(tree)
                    group (draft.Draft, Tree: tree) by tree.FilePath;
        foreach (var file in files)
        {
            var original = file.First().Draft.Original.SyntaxTrees.First(tree => tree.FilePath == file.Key).GetText();
            if (SharedText.Merge(original, [.. file.Select(version => version.Tree)]) is not { } text)
            {
                _disputed.Add(file.Key);
            }
            else if (!text.ContentEquals(original))
            {
                _texts.Add(file.Key, text);
            }
        }
    }

    /// <summary>Gets the paths of the files on which the compilations do not agree.</summary>
    public IReadOnlyCollection<string> Disputed => _disputed;

    /// <summary>Returns the result.</summary>
    public RemovalResult ToResult()
    {
        // Code that is inactive in one target framework can be active in another one, where it was removed or refused.
        var active = new HashSet<(string, int)>(_drafts.SelectMany(draft => draft.Uses.Places));
        var inactive = _drafts.SelectMany(draft => draft.Report.FindInactive()).Where(found => !active.Contains((found.Path, found.Position))).Select(found => found.Place);
        return new RemovalResult(
            _texts,
            [.. _drafts.SelectMany(draft => draft.Report.FindRefusals()).Concat(inactive).Distinct().OrderBy(place => place)],
            NoticeGroups.Of(_drafts.SelectMany(draft => draft.Report.FindNotices()).Concat(SolutionNotices.Find(_drafts, _request)).Distinct()));
    }
}
