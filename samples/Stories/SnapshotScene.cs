using Spectre.Console;

namespace Stories;

/// <summary>Reads all flags of one snapshot, as a request does: by the same manifest, for the same user.</summary>
internal static class SnapshotScene
{
    public static void Run(User user)
    {
        var context = user.ToContext();
        var flags = Flags.Snapshot(in context);
        var table = new Table().Title($"[bold]all flags for {user.Key}[/]").Border(TableBorder.Rounded).AddColumn("flag").AddColumn("value");
        table.AddRow(Flags.Stories.Key, flags.Stories.ToString());
        table.AddRow(Flags.Feed.Layout.Key, $"{flags.Feed.Layout} (variant {Flags.Feed.Layout.GetVariant(in context)})");
        table.AddRow(Flags.Feed.PageSize.Key, $"{flags.Feed.PageSize}");
        table.AddRow(Flags.Profile.Theme.Key, $"{flags.Profile.Theme.Accent}, radius {flags.Profile.Theme.Radius}");
        table.AddRow(Flags.NewComposer.Key, flags.NewComposer.ToString());
        table.AddRow(Flags.Search.Suggestions.Key, flags.Search.Suggestions.ToString());
        table.AddRow(Flags.Chat.Reactions.Key, flags.Chat.Reactions.ToString());
        AnsiConsole.Write(table);
    }
}
