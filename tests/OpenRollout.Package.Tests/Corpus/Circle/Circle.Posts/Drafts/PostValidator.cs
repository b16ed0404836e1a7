namespace Circle.Posts.Drafts;

/// <summary>Checks a draft before it is published.</summary>
public sealed class PostValidator
{
    private readonly HashSet<string> _blocked = new(StringComparer.OrdinalIgnoreCase) { "spam", "scam" };

    public int Checks { get; private set; }

    public IEnumerable<string> Validate(PostDraft draft)
    {
        var isNewComposer = Flags.NewComposer.IsEnabled();
        var limit = isNewComposer ? 1_000 : 280;
        if (draft.Text.Length > limit)
        {
            yield return $"The text has more than {limit} characters.";
        }

        if (string.IsNullOrWhiteSpace(draft.Text) && !(isNewComposer && draft.Pictures.Count > 0))
        {
            yield return "Write something.";
        }

        if (HasBlockedWord(draft.Text) && isNewComposer)
        {
            yield return "The text has a blocked word.";
        }

        if (!isNewComposer)
        {
            if (draft.Poll is not null)
            {
                yield return "Polls are not available yet.";
            }

            yield break;
        }

        foreach (var problem in ValidatePoll(draft.Poll))
        {
            yield return problem;
        }
    }

    /// <summary>Returns whether the draft can be sent. The blocked words are always looked for, because the check is counted.</summary>
    public bool CanSend(PostDraft draft, bool isTrusted)
        => isTrusted && (Flags.NewComposer.IsEnabled() || !HasBlockedWord(draft.Text)) && draft.Text.Length > 0;

    public bool MustReview(PostDraft draft)
    {
        if (HasBlockedWord(draft.Text) || Flags.NewComposer.IsEnabled())
        {
            Checks += 10;
            return true;
        }

        return false;
    }

    private static IEnumerable<string> ValidatePoll(Poll? poll)
    {
        if (poll is null)
        {
            yield break;
        }

        if (poll.Options.Count < 2)
        {
            yield return "A poll needs two options.";
        }

        if (poll.Options.Distinct(StringComparer.Ordinal).Count() < poll.Options.Count)
        {
            yield return "The options of a poll must differ.";
        }
    }

    private bool HasBlockedWord(string text)
    {
        Checks++;
        return text.Split(' ').Any(_blocked.Contains);
    }
}
