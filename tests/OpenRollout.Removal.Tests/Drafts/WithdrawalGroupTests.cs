using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRollout.Removal.Drafts;

namespace OpenRollout.Removal.Tests;

/// <summary>The uses that a fault withdraws, by their files and lines: its origin first, and then more each time.</summary>
public sealed class WithdrawalGroupTests
{
    private const string Feed =
        """
        namespace App;

        internal sealed partial class Feed
        {
            public void Last() => Say(IsNew ? 1 : Flags.Stories.IsEnabled() ? 2 : 3);

            private bool IsNew => Flags.Stories.IsEnabled();

            public void First(bool a)
            {
                Say(Flags.Stories.IsEnabled() && a);
                Say(Flags.Stories.IsEnabled() || a);
                Say(IsNew);
            }

            public void Alone() => Say(Flags.Stories.IsEnabled());
        }

        """;

    private const string OtherPart = "namespace App;\n\ninternal sealed partial class Feed\n{\n    public void More() => Say(Flags.Stories.IsEnabled());\n}\n";

    private const string Elsewhere = "namespace App;\n\ninternal static class Elsewhere\n{\n    public static void Show() => Say(Flags.Stories.IsEnabled());\n}\n";

    [Fact]
    public void A_fault_withdraws_more_uses_each_time()
    {
        var draft = Edit();
        var fault = FaultIn(draft, "First") with { Uses = [PlaceAt(draft, "Feed.cs", 11)] };
        var withdrawals = new Withdrawals();

        // Its origin, its member, what is connected with the member, its file, the files with parts of its type, and then all.
        Assert.Equal(["Feed.cs 11", "Feed.cs 12", "Feed.cs 5, Feed.cs 7", "Feed.cs 16", "Feed.Other.cs 5", "Elsewhere.cs 5"], Enumerable.Range(1, 6).Select(round => Add(withdrawals, fault, draft, round)));
        // Nothing is left to withdraw, so all files are edited again.
        Assert.Equal(["Elsewhere.cs", "Feed.Other.cs", "Feed.cs"], withdrawals.Add([(fault, draft)], 6).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fault_withdraws_its_whole_member_at_the_third_attempt()
    {
        var draft = Edit(("Long.cs", "namespace App;\n\ninternal static class Long\n{\n    public static void Show(bool a)\n    {\n" + string.Concat(Enumerable.Range(7, 5).Select(line => $"        Say(Flags.Stories.IsEnabled() && a ? {line} : 0);\n")) + "    }\n}\n"));
        var fault = FaultIn(draft, "Show");
        var withdrawals = new Withdrawals();
        Assert.Equal([1, 1, 3], Enumerable.Range(1, 3).Select(round => Add(withdrawals, fault, draft, round).Split(", ").Length));
    }

    [Fact]
    public void After_six_rounds_a_fault_withdraws_all_connected_files_at_once()
    {
        var draft = Edit();
        Assert.Equal("Feed.Other.cs 5, Feed.cs 5, Feed.cs 7, Feed.cs 11, Feed.cs 12, Feed.cs 16", Add(new Withdrawals(), FaultIn(draft, "First"), draft, 7));
    }

    [Fact]
    public void A_declaration_withdraws_the_use_that_took_its_last_name()
    {
        // The name of the method was only in the other file, in code that went with the flag.
        var draft = Edit(
            ("Tools.cs", "namespace App;\n\ninternal static class Tools\n{\n    public static void Old() => Say(1);\n}\n"),
            ("User.cs", "namespace App;\n\ninternal static class User\n{\n    public static void Show(bool a)\n    {\n        Say(Flags.Stories.IsEnabled() && a);\n        if (!Flags.Stories.IsEnabled())\n        {\n            Tools.Old();\n        }\n    }\n}\n"));
        Assert.Equal("User.cs 8", Add(new Withdrawals(), new Fault("Tools.cs", null, null, "Old", "reason"), draft, 1));
    }

    [Fact]
    public void A_fault_in_a_member_without_an_edit_has_no_near_use()
    {
        var draft = Edit(("Idle.cs", "namespace App;\n\ninternal static class Idle\n{\n    public static void Show() => Say(Flags.Stories.IsEnabled());\n\n    public static void Other() => Say(1);\n}\n"));
        Assert.Empty(draft.Draft.Traces.FindNearest(FaultIn(draft, "Other"), _ => true));
        Assert.Single(draft.Draft.Traces.FindNearest(FaultIn(draft, "Show"), _ => true));
    }

    [Fact]
    public void A_reset_takes_back_what_is_known_about_connected_files()
    {
        var draft = Edit();
        Assert.NotEmpty(draft.Draft.Record.Links);

        draft.Reset(["Feed.Other.cs"]);

        Assert.Empty(draft.Draft.Record.Links);
        Assert.Equal(["Elsewhere.cs"], draft.EditedTrees.Select(tree => tree.FilePath));
        Assert.Empty(draft.Draft.Traces.FindNearest(FaultIn(draft, "First"), _ => true));
        Assert.Equal(OtherPart, draft.Draft.Trees.Single(tree => tree.FilePath == "Feed.Other.cs").ToString());
    }

    [Fact]
    public void A_class_is_connected_with_the_files_that_create_it_and_their_parts()
    {
        var draft = Edit(
            ("Gallery.cs", "namespace App;\n\ninternal sealed class Gallery(IFlagsSnapshot flags)\n{\n    public void Show() => Say(flags.Stories ? 1 : 2);\n}\n"),
            ("Page.cs", "namespace App;\n\ninternal sealed partial class Page\n{\n    public void Show() => new Gallery(Flags.Snapshot()).Show();\n}\n"),
            ("Page.More.cs", "namespace App;\n\ninternal sealed partial class Page\n{\n    public void More() => Say(Flags.Stories.IsEnabled());\n}\n"));
        Assert.Contains("new Gallery().Show()", draft.Draft.Trees.Single(tree => tree.FilePath == "Page.cs").ToString(), StringComparison.Ordinal);
        Assert.Equal(["Gallery.cs", "Page.More.cs", "Page.cs"], new ConnectedFiles(draft.Draft).Of(["Page.More.cs"]).Order(StringComparer.Ordinal));
    }

    private static FlagDraft Edit() => Edit(("Feed.cs", Feed), ("Feed.Other.cs", OtherPart), ("Elsewhere.cs", Elsewhere));

    private static FlagDraft Edit(params (string Path, string Text)[] files)
    {
        var compilation = TestCompilation.Create(files, value: true);
        var draft = new FlagDraft(compilation, new RemovalRequest("stories", true, [compilation]));
        draft.Edit(new Dictionary<(string Path, int Position), string>(), CancellationToken.None);
        return draft;
    }

    private static Fault FaultIn(FlagDraft draft, string method)
    {
        var declaration = draft.Draft.Original.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Single(found => found.Identifier.ValueText == method && found.SyntaxTree.FilePath is not ("Probe.cs" or "Packages.cs"));
        return new Fault(declaration.SyntaxTree.FilePath, declaration.Span, declaration.Span, null, "reason");
    }

    private static (string Path, int Position) PlaceAt(FlagDraft draft, string path, int line) => draft.Uses.Places.Single(use => use.Path == path && LineOf(draft, use) == line);

    private static int LineOf(FlagDraft draft, (string Path, int Position) use) => draft.Originals.LocationOf(use.Path, use.Position).GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Returns the lines of the uses that a fault withdraws.</summary>
    private static string Add(Withdrawals withdrawals, Fault fault, FlagDraft draft, int round)
    {
        var before = withdrawals.Reasons.Keys.ToHashSet();
        withdrawals.Add([(fault, draft)], round);
        return string.Join(", ", withdrawals.Reasons.Keys.Where(use => !before.Contains(use)).Select(use => (use.Path, Line: LineOf(draft, use))).OrderBy(use => use.Path, StringComparer.Ordinal).ThenBy(use => use.Line).Select(use => $"{use.Path} {use.Line}"));
    }
}
