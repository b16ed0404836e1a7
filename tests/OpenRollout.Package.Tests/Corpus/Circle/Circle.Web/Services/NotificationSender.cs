using Circle.Posts;

namespace Circle.Web.Services;

internal enum Channel
{
    Push,
    Mail,
    None,
}

/// <summary>Tells people about mentions.</summary>
internal sealed class NotificationSender
{
    private readonly List<string> _sent = [];

    public IReadOnlyList<string> Sent => _sent;

    public Channel ChannelFor(Post post, Account reader)
    {
        switch (post.Pictures.Count)
        {
            case 0 when Flags.NewComposer.IsEnabled() && reader.IsEmployee:
                return Channel.None;
            case > 1 when !Flags.NewComposer.IsEnabled():
                return Channel.Mail;
            default:
                return reader.IsSuspended ? Channel.None : Channel.Push;
        }
    }

    public string Text(Post post) => (Flags.NewComposer.IsEnabled(), post.Pictures.Count) switch
    {
        (true, > 1) => "shared pictures",
        (true, _) => "created a post",
        (false, _) => "wrote a post",
    };

    public void Send(Post post, Account reader)
    {
        Send(post, reader, isRich: Flags.NewComposer.IsEnabled());
    }

    private void Send(Post post, Account reader, bool isRich)
    {
        var channel = ChannelFor(post, reader);
        if (channel == Channel.None)
        {
            return;
        }

        if (isRich)
        {
            _sent.Add($"{channel}: {post.AuthorId} {Text(post)} for {reader.Id}");
        }
        else
        {
            _sent.Add($"{channel}: {post.AuthorId} {Text(post)}");
        }
    }
}
