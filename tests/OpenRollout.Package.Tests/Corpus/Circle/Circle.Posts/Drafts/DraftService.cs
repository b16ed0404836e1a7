using System.Globalization;
using System.Text;
using Circle.Posts.Publishing;

namespace Circle.Posts.Drafts;

/// <summary>Saves drafts while their authors type.</summary>
public sealed class DraftService
{
    private readonly IDraftStore _store;
    private readonly DraftHistory _history;
    private readonly IClock _clock;
    private readonly List<string> _log = [];

    public DraftService(IDraftStore store, DraftHistory history, IClock clock)
    {
        _store = store;
        _history = history;
        _clock = clock;
    }

    public IReadOnlyList<string> Log => _log;

    private bool KeepsHistory => Flags.NewComposer.IsEnabled();

    public async Task<string> SaveAsync(PostDraft draft, CancellationToken cancellation = default)
    {
        if (KeepsHistory)
        {
            await _history.SaveAsync(draft.AuthorId, draft, cancellation).ConfigureAwait(false);
            return Stamp("kept");
        }

        // One draft for each author: the last one wins.
        await _store.SaveAsync(draft.AuthorId, draft, cancellation).ConfigureAwait(false);
        return LegacyStamp("saved");
    }

    public async Task<PostDraft?> LoadAsync(string authorId, CancellationToken cancellation = default)
    {
        var isNew = await Flags.NewComposer.IsEnabledAsync(cancellationToken: cancellation).ConfigureAwait(false);
        var draft = isNew
            ? await _history.LoadAsync(authorId, cancellation).ConfigureAwait(false)
            : await _store.LoadAsync(authorId, cancellation).ConfigureAwait(false);
        if (draft is null && isNew)
        {
            // Drafts from before the new composer.
            draft = await _store.LoadAsync(authorId, cancellation).ConfigureAwait(false);
        }

        return draft;
    }

    public int Remaining(string authorId)
    {
        var limit = Flags.MaxDrafts.GetValue();
        if (!KeepsHistory)
        {
            return 1;
        }

        return Math.Max(0, limit - _history.CountOf(authorId));
    }

    public string Describe(PostDraft draft)
    {
        var parts = new List<string> { draft.Text.Length.ToString(CultureInfo.InvariantCulture) + " characters" };
        if (Flags.NewComposer.IsEnabled() && draft.Pictures.Count > 0)
        {
            parts.Add($"{draft.Pictures.Count} pictures");
        }

        if (draft.Poll is { Options: var options } && Flags.NewComposer.IsEnabled() && options.Count > 1)
            parts.Add($"a poll with {options.Count} options");

        return string.Join(", ", parts);
    }

    private string Stamp(string what)
    {
        var line = $"{what} {_clock.Now:HH:mm}";
        _log.Add(line);
        return line;
    }

    private string LegacyStamp(string what)
    {
        var line = new StringBuilder().Append(what).Append(' ').Append(_clock.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)).ToString();
        _log.Add(line);
        return line;
    }
}
