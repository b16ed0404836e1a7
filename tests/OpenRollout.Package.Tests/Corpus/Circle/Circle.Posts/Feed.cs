namespace Circle.Posts;

/// <summary>Orders posts. Another feature than the composer: nothing here may change when its flag goes.</summary>
public sealed class Feed
{
    public IEnumerable<Post> Page( IEnumerable<Post> posts ,int page )
    {
        var size=Flags.CompactFeed.IsEnabled()?40:20;
        if (Flags.Feed.Layout.GetVariant() == FeedLayoutVariant.Grid) { size *= 2; }
        return posts.Skip(page*size).Take(size);   // the last page may be short
    }
}
