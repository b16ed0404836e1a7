namespace Circle.Posts.Drafts;

/// <summary>What an author may attach.</summary>
public sealed class AttachmentPolicy(Accounts accounts)
{
    private const int LegacyPictures = 1;
    private const int MaxPictures = 10;

    public int PicturesFor(string authorId)
    {
        return Flags.NewComposer.IsEnabled(accounts.ContextOf(authorId)) ? MaxPictures : LegacyPictures;
    }

    public bool CanAttach(PostDraft draft, Account author)
    {
        if (author.IsSuspended)
        {
            return false;
        }

        if (Flags.NewComposer.IsEnabled())
        {
            return draft.Pictures.Count < MaxPictures && draft.Poll is null;
        }
        else
        {
            return draft.Pictures.Count < LegacyPictures;
        }
    }

    public bool CanPoll(PostDraft draft) => Flags.NewComposer.IsEnabled() && draft.Pictures.Count == 0;

    /// <summary>Employees could poll before the new composer.</summary>
    public bool CanPollAs(string authorId)
    {
        var author = accounts.Find(authorId);
        return Flags.NewComposer.IsEnabled() || author.IsEmployee;
    }

    /// <summary>The country is looked up first: an unknown author must fail.</summary>
    public bool CanSchedule(string authorId) => accounts.Find(authorId).Country.Length == 2 && Flags.NewComposer.IsEnabled();

    public IReadOnlyList<string> Hints(PostDraft draft)
    {
        var hints = new List<string>();
        if (!Flags.NewComposer.IsEnabled())
        {
            hints.Add("Attach one picture.");
            return hints;
        }

        if (draft.Pictures.Count == 0)
        {
            hints.Add("Drag pictures here.");
        }
        else if (draft.Pictures.Any(picture => picture.Caption is null))
        {
            hints.Add("Describe your pictures.");
        }

        return hints;
    }
}
