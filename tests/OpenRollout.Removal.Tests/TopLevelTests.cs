using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRollout.Removal.Tests;

/// <summary>Removals of <c>stories</c>, which is on, from top-level statements. Before and after, the program prints the same.</summary>
public sealed class TopLevelTests
{
    public static TheoryData<string, string> Programs => new()
    {
        { "if (Flags.Stories.IsEnabled())\n{\n    Say(1);\n    return;\n}\n\nSay(2);\n", "Say(1);\n" },
        { "if (!Flags.Stories.IsEnabled())\n{\n    return 3;\n}\n\nSay(2);\nreturn args.Length;\n", "Say(2);\nreturn args.Length;\n" },
        {
            "if (Flags.Stories.IsEnabled())\n{\n    Show();\n    return;\n}\n\nHide();\n\nvoid Show() => Say(1);\n\nvoid Hide() => Say(2);\n",
            "Show();\nreturn;\n\nvoid Show() => Say(1);\n"
        },
        { "if (Flags.Stories.IsEnabled())\n{\n    Say(await IsLater(\"x\"));\n}\nelse\n{\n    await Task.Yield();\n}\n", "Say(await IsLater(\"x\"));\n" },
        { "var isNew = Flags.Stories.IsEnabled();\nSay(isNew ? 1 : await Old());\n\nstatic Task<int> Old() => Task.FromResult(2);\n", "Say(1);\n" },
        {
            "if (Flags.Stories.IsEnabled())\n{\n    using var scope = Scope(\"x\");\n    Say(1);\n}\n\nSay(2);\n",
            "{\n    using var scope = Scope(\"x\");\n    Say(1);\n}\n\nSay(2);\n"
        },
        {
            "if (Flags.Stories.IsEnabled())\n{\n    var text = \"a\";\n    Say(text);\n}\n\nSay(Other.Text);\n\ninternal static class Other\n{\n    internal static string Text => \"b\";\n}\n",
            "var text = \"a\";\nSay(text);\n\nSay(Other.Text);\n\ninternal static class Other\n{\n    internal static string Text => \"b\";\n}\n"
        },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_prints_the_same(string before, string after)
    {
        var compilation = TestCompilation.Create([("Program.cs", before)], true, output: OutputKind.ConsoleApplication);
        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [compilation]));

        Assert.Empty(result.Refusals);
        Assert.Equal(after, result.Texts["Program.cs"].ToString());
        Assert.Equal(Run(compilation), Run(TestCompilation.With(compilation, result.Texts)));
    }

    [Fact]
    public void A_parameter_of_a_public_class_goes_in_an_application()
    {
        var compilation = TestCompilation.Create([("Program.cs", "new App.Feed(3).Show();\n"), ("Feed.cs", "namespace App;\n\npublic class Feed(int size)\n{\n    public void Show() => Say(Flags.Stories.IsEnabled() ? 1 : size);\n}\n")], true, output: OutputKind.ConsoleApplication);
        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [compilation]));

        Assert.Empty(result.Refusals);
        Assert.Equal("new App.Feed().Show();\n", result.Texts["Program.cs"].ToString());
        Assert.Equal("namespace App;\n\npublic class Feed()\n{\n    public void Show() => Say(1);\n}\n", result.Texts["Feed.cs"].ToString());
        Assert.Equal(Run(compilation), Run(TestCompilation.With(compilation, result.Texts)));
    }

    [Fact]
    public void A_parameter_of_a_class_that_another_project_creates_stays()
    {
        const string Feed = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]\n\nnamespace App;\n\ninternal class Feed(IFlagsSnapshot flags)\n{\n    public void Show() => Say(flags.Stories ? 1 : 2);\n}\n";
        var compilation = TestCompilation.Create([("Feed.cs", Feed)], true);
        var tests = TestCompilation.Create([("Test.cs", "")], true).WithAssemblyName("Tests").RemoveAllSyntaxTrees().AddReferences(compilation.ToMetadataReference())
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Test { object Create() { App.Feed feed = new(null!); return feed; } }", TestCompilation.Syntax, "Test.cs"));
        Assert.DoesNotContain(tests.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [compilation, tests]));

        Assert.Empty(result.Texts);
        Assert.EndsWith("the project 'Tests' creates 'Feed'. Remove the parameter and its arguments together with the flag.", Assert.Single(result.Refusals).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_of_a_class_that_an_unknown_friend_can_create_stays()
    {
        var compilation = TestCompilation.Create([("Feed.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Elsewhere\")]\n\nnamespace App;\n\ninternal class Feed(IFlagsSnapshot flags)\n{\n    public void Show() => Say(flags.Stories ? 1 : 2);\n}\n")], true);
        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [compilation]));
        Assert.Empty(result.Texts);
        Assert.Contains("outside of the solution", Assert.Single(result.Refusals).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Elsewhere", "private")]
    [InlineData("DynamicProxyGenAssembly2", "internal")]
    public void A_parameter_of_a_class_that_no_unknown_friend_creates_goes(string friend, string accessibility)
    {
        var compilation = TestCompilation.Create([("Feed.cs", $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]\n\nnamespace App;\n\ninternal static class Outer\n{{\n    public static void Run() => new Feed(Flags.Snapshot()).Show();\n\n    {accessibility} class Feed(IFlagsSnapshot flags)\n    {{\n        public void Show() => Say(flags.Stories ? 1 : 2);\n    }}\n}}\n")], true);
        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [compilation]));
        Assert.Empty(result.Refusals);
        Assert.Contains("class Feed()", Assert.Single(result.Texts).Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_of_a_class_that_generated_code_creates_stays()
    {
        var compilation = TestCompilation.Create([("Feed.cs", "namespace App;\n\ninternal class Feed(IFlagsSnapshot flags)\n{\n    public void Show() => Say(flags.Stories ? 1 : 2);\n}\n"), ("Made.g.cs", "namespace App;\n\ninternal static class Made\n{\n    public static Feed Create() => new(Flags.Snapshot());\n}\n")], true);
        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [compilation]));
        Assert.Empty(result.Texts);
        Assert.Contains("not all code that creates 'Feed'", Assert.Single(result.Refusals).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_of_a_class_that_a_test_derives_from_stays()
    {
        var compilation = TestCompilation.Create([("Feed.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]\n\nnamespace App;\n\ninternal class Feed(IFlagsSnapshot flags)\n{\n    public void Show() => Say(flags.Stories ? 1 : 2);\n}\n")], true);
        var tests = TestCompilation.Create([("Test.cs", "")], true).WithAssemblyName("Tests").RemoveAllSyntaxTrees().AddReferences(compilation.ToMetadataReference())
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Fake() : App.Feed(null!);", TestCompilation.Syntax, "Test.cs"));
        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [compilation, tests]));
        Assert.Empty(result.Texts);
        Assert.Contains("the project 'Tests' creates 'Feed'", Assert.Single(result.Refusals).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_can_be_a_key_if_a_project_that_is_connected_reads_computed_keys()
    {
        const string Text = "namespace App;\n\npublic static class NAME\n{\n    public static void Show() => Say(\"stories\");\n}\n";
        static Compilation Create(string name, params (string Path, string Text)[] files) => TestCompilation.Create(files, true).WithAssemblyName(name);
        var used = Create("Used", ("Used.cs", Text.Replace("NAME", "Used", StringComparison.Ordinal)));
        var reads = Create("Reads", ("Reads.cs", "namespace App;\n\npublic static class Reads\n{\n    public static Task<bool> Ask() => Api.Instance.GetClient().GetBooleanValueAsync(Environment.MachineName, false);\n}\n")).AddReferences(used.ToMetadataReference());
        var user = Create("User", ("User.cs", Text.Replace("NAME", "User", StringComparison.Ordinal))).AddReferences(reads.ToMetadataReference());
        var alone = Create("Alone", ("Alone.cs", Text.Replace("NAME", "Alone", StringComparison.Ordinal)));

        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [used, reads, user, alone]));

        Assert.Equal(["Used.cs", "User.cs"], result.Refusals.Where(refusal => refusal.Reason == RemovalReasons.TextCanBeKey).Select(refusal => refusal.Span.Path));
        Assert.Contains(result.Notices, notice => notice.Span.Path == "Alone.cs");
    }

    private static string Run(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        var assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
        var probe = assembly.GetType("App.Probe")!;
        probe.GetMethod("Start")!.Invoke(null, null);
        var result = assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        return $"{probe.GetMethod("Stop")!.Invoke(null, null)} -> {result}";
    }
}
