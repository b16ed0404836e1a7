namespace Circle.Web;

/// <summary>The keys of flags that are read with OpenFeature's client.</summary>
internal static class FlagKeys
{
    public const string CompactFeed = "compact-feed";

    public const string NewComposer = "new-composer";
}
