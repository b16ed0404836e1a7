namespace OpenRollout.Removal.Tests;

/// <summary>Private members whose type has parts in several files. A file without a use is edited together with the file that has one.</summary>
public sealed class PartTests
{
    [Theory]
    [InlineData("private bool IsNew => Flags.Stories.IsEnabled();", "Say(IsNew && a);", "Say(a);")]
    [InlineData("public void Run() => Write(Flags.Stories.IsEnabled());\n\n    private void Write(bool isNew) => Say(isNew ? 1 : 2);", "Write(true);", "Write();")]
    public void A_file_without_a_use_is_edited(string member, string before, string after)
    {
        var result = Remove(("Feed.cs", Part(member)), ("Feed.Other.cs", Part(Show(before))));
        Assert.Empty(result.Refusals);
        Assert.Equal(Part(Show(after)), result.Texts["Feed.Other.cs"].ToString());
    }

    [Fact]
    public void A_member_that_generated_code_reads_stays()
    {
        var result = Remove(("Feed.cs", Part("private bool IsNew => Flags.Stories.IsEnabled();\n\n    public void Run() => Say(IsNew ? 1 : 2);")), ("Feed.g.cs", Part(Show("Say(IsNew);"))));
        Assert.Empty(result.Refusals);
        Assert.Equal(Part("private bool IsNew => true;\n\n    public void Run() => Say(1);"), Assert.Single(result.Texts).Value.ToString());
    }

    [Theory]
    [InlineData("Old();", "private static void Old() => Say(1);", "public void Run()\n    {\n        if (!Flags.Stories.IsEnabled())\n        {\n            Old();\n        }\n    }", "public void Run()\n    {\n    }")]
    [InlineData("Say(_size);", "private int _size;", "public void Run(bool a)\n    {\n        _size = a ? 1 : 2;\n        Say(Flags.Stories.IsEnabled() ? 0 : _size);\n    }", "public void Run(bool a)\n    {\n        _size = a ? 1 : 2;\n        Say(0);\n    }")]
    public void A_member_that_inactive_code_of_another_file_names_stays(string inactive, string member, string before, string after)
    {
        var result = Remove(("Feed.cs", Part(member + "\n\n    " + before)), ("Feed.Other.cs", "#if OLD\n" + Part(Show(inactive)) + "#else\n" + Part(Show("Say(a);")) + "#endif\n"));
        Assert.Empty(result.Refusals);
        Assert.Equal(Part(member + "\n\n    " + after), Assert.Single(result.Texts).Value.ToString());
    }

    private static string Part(string member) => $"namespace App;\n\ninternal sealed partial class Feed\n{{\n    {member}\n}}\n";

    private static string Show(string statement) => $"public void Show(bool a)\n    {{\n        {statement}\n    }}";

    private static RemovalResult Remove(params (string Path, string Text)[] files) => FlagRemoval.Run(new RemovalRequest("stories", true, [TestCompilation.Create(files, value: true)]));
}
