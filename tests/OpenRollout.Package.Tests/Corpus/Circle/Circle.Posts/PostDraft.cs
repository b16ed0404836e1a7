namespace Circle.Posts;

/// <summary>What an author has written so far.</summary>
public sealed record PostDraft(string AuthorId, string Text)
{
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    public Poll? Poll { get; init; }

    public DateTimeOffset? PublishAt { get; init; }

    public string? ReplyTo { get; init; }
}

public sealed record Picture(string Url, string? Caption = null);

public sealed record Poll(string Question, IReadOnlyList<string> Options);

public sealed record Post(string Id, string AuthorId, string Html, IReadOnlyList<Picture> Pictures);
