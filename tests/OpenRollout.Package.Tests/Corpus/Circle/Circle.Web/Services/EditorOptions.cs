using Circle.Posts;

namespace Circle.Web.Services;

/// <summary>What the editor in the browser gets.</summary>
internal sealed class EditorOptions
{
    public required bool HasToolbar { get; init; }

    public required int MaxLength { get; init; }

    public static EditorOptions Create(FlagsSnapshot flags, bool isMobile)
    {
        bool richText = flags.NewComposer, small = isMobile;
        return new EditorOptions
        {
            HasToolbar = richText && !small,
            MaxLength = richText
                // The limit of the server.
                ? 1_000
                // As before.
                : 280,
        };
    }

    public static string Placeholder(bool isReply, IFlagsSnapshot flags)
    {
        if (isReply && flags.NewComposer)
            return "Reply with text, pictures or a poll";
        if (isReply)
            return "Reply";
        if (flags.NewComposer) {
            return "What is new?"; }
        return "Write something";
    }

    public static bool IsNewComposer(IFlagsSnapshot flags)
    {
        return flags.NewComposer;
    }
}
