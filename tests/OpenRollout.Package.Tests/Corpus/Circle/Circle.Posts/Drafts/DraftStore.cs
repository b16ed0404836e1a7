using System.Collections.Concurrent;

namespace Circle.Posts.Drafts;

public interface IDraftStore
{
    Task SaveAsync(string authorId, PostDraft draft, CancellationToken cancellation = default);

    Task<PostDraft?> LoadAsync(string authorId, CancellationToken cancellation = default);
}

/// <summary>Keeps one draft for each author.</summary>
public sealed class SingleDraftStore : IDraftStore
{
    private readonly ConcurrentDictionary<string, PostDraft> _drafts = new(StringComparer.Ordinal);

    public Task SaveAsync(string authorId, PostDraft draft, CancellationToken cancellation = default)
    {
        _drafts[authorId] = draft;
        return Task.CompletedTask;
    }

    public Task<PostDraft?> LoadAsync(string authorId, CancellationToken cancellation = default)
        => Task.FromResult(_drafts.GetValueOrDefault(authorId));
}

/// <summary>Keeps the drafts of the new composer, newest first.</summary>
public sealed class DraftHistory : IDraftStore
{
    private readonly ConcurrentDictionary<string, ConcurrentStack<PostDraft>> _drafts = new(StringComparer.Ordinal);

    public Task SaveAsync(string authorId, PostDraft draft, CancellationToken cancellation = default)
    {
        _drafts.GetOrAdd(authorId, _ => new ConcurrentStack<PostDraft>()).Push(draft);
        return Task.CompletedTask;
    }

    public Task<PostDraft?> LoadAsync(string authorId, CancellationToken cancellation = default)
        => Task.FromResult(_drafts.TryGetValue(authorId, out var drafts) && drafts.TryPeek(out var newest) ? newest : null);

    public int CountOf(string authorId) => _drafts.TryGetValue(authorId, out var drafts) ? drafts.Count : 0;
}
