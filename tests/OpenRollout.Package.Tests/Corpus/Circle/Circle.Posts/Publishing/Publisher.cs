using Circle.Posts.Drafts;
using Circle.Posts.Rendering;

namespace Circle.Posts.Publishing;

/// <summary>Publishes drafts.</summary>
public sealed class Publisher(PostValidator validator, IClock clock, Accounts accounts)
{
    private readonly List<Post> _posts = [];
    private int _next;

    public IReadOnlyList<Post> Posts => _posts;

    public async Task<Post> PublishAsync(PostDraft draft)
    {
        if (IsScheduled(draft))
        {
            throw new InvalidOperationException("The draft is scheduled.");
        }

        var context = accounts.ContextOf(draft.AuthorId);
        var isNew = Flags.NewComposer.IsEnabled(context);
        if (isNew)
        {
            var problems = validator.Validate(draft).ToList();
            if (problems.Count > 0)
            {
                throw new InvalidOperationException(string.Join(' ', problems));
            }
        }
        else if (draft.Text.Length > 280)
        {
            throw new InvalidOperationException("The text is too long.");
        }

        var post = new Post($"post-{++_next}", draft.AuthorId, Render(draft, isNew), isNew ? draft.Pictures : [.. draft.Pictures.Take(1)]);
        await StoreAsync(post, notify: isNew || draft.ReplyTo is not null).ConfigureAwait(false);
        return post;
    }

    public bool IsScheduled(PostDraft draft)
    {
        if (!Flags.NewComposer.IsEnabled())
            return false;

        return draft.PublishAt > clock.Now;
    }

    public async Task<int> PublishDueAsync(IEnumerable<PostDraft> drafts, CancellationToken cancellation = default)
    {
        if (!await Flags.NewComposer.IsEnabledAsync(cancellationToken: cancellation).ConfigureAwait(false))
        {
            return 0;
        }

        var count = 0;
        foreach (var draft in drafts.Where(draft => draft.PublishAt <= clock.Now))
        {
            cancellation.ThrowIfCancellationRequested();
            await PublishAsync(draft with { PublishAt = null }).ConfigureAwait(false);
            count++;
        }

        return count;
    }

    private static string Render(PostDraft draft, bool isNewComposer)
    {
        var text = isNewComposer ? Emoji.Replace(draft.Text) : draft.Text;
        return new PostRenderer().Render(draft with { Text = text });
    }

    private Task StoreAsync(Post post, bool notify)
    {
        _posts.Add(post);
        if (notify)
        {
            Notified.Add(post.Id);
        }

        return Task.CompletedTask;
    }

    public List<string> Notified { get; } = [];
}
