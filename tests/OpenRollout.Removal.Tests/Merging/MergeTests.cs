using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Tests;

/// <summary>Removals of <c>stories</c>, which is on, from a file that two target frameworks share.</summary>
public sealed class MergeTests
{
    [Fact]
    public void A_use_of_one_framework_is_removed()
        => Assert.Equal(
            """
            namespace App;

            internal class Shared
            {
                public void Run()
                {
            #if NET10_0
                    Say(1);
            #else
                    Say(2);
            #endif
                    Say(3);
                }
            }
            """,
            TextOf("""
            namespace App;

            internal class Shared
            {
                public void Run()
                {
            #if NET10_0
                    if (Flags.Stories.IsEnabled())
                    {
                        Say(1);
                    }
            #else
                    Say(2);
            #endif
                    Say(3);
                }
            }
            """));

    [Fact]
    public void Different_uses_of_two_frameworks_are_removed()
        => Assert.Equal(
            """
            namespace App;

            internal class Shared
            {
                public void Run()
                {
            #if NET10_0
                    Say(1);
            #else
                    Say(true);
            #endif
                    Say(3);
                }
            }
            """,
            TextOf("""
            namespace App;

            internal class Shared
            {
                public void Run()
                {
            #if NET10_0
                    if (Flags.Stories.IsEnabled())
                    {
                        Say(1);
                    }
            #else
                    Say(Flags.Stories.IsEnabled());
            #endif
                    if (Flags.Stories.IsEnabled())
                    {
                        Say(3);
                    }
                }
            }
            """));

    [Fact]
    public void A_using_that_one_framework_needs_stays()
    {
        const string Text = """
            using App.Old;

            namespace App;

            internal class Shared
            {
                public void Run()
                {
                    Say(3.Twice());
                    if (!Flags.Stories.IsEnabled())
                    {
                        Say(typeof(Unused));
                    }
                }
            }
            """;
        const string Helper = "internal static class Helper { internal static int Twice(this int x) => 2 * x; }";
        var after = Text.Replace("        if (!Flags.Stories.IsEnabled())\n        {\n            Say(typeof(Unused));\n        }\n", "", StringComparison.Ordinal);
        const string Unused = "namespace App.Old { internal class Unused; }";
        Assert.Equal(after, TextOf(Text, $"{Unused} namespace App.Old {{ {Helper} }}", $"{Unused} namespace App {{ {Helper} }}"));
        // No framework needs it.
        var both = $"{Unused} namespace App {{ {Helper} }}";
        Assert.Equal(after.Replace("using App.Old;\n\n", "", StringComparison.Ordinal), TextOf(Text, both, both));
    }

    [Fact]
    public void A_file_on_which_the_frameworks_do_not_agree_is_refused_in_all()
    {
        const string Text = """
            namespace App;

            internal class Shared
            {
                public void Run(Extra extra)
                {
                    if (extra.Value || Flags.Stories.IsEnabled())
                    {
                        Say(1);
                    }
                }
            }
            """;
        var result = Remove(Text, "namespace App { internal struct Extra { public bool Value { get; set; } } }", "namespace App { internal struct Extra { public bool Value => Is(\"x\"); } }");
        Assert.Empty(result.Texts);
        Assert.Equal(RemovalReasons.Frameworks, Assert.Single(result.Refusals).Reason);
    }

    [Fact]
    public void A_change_in_code_that_another_framework_removes_is_refused_in_all()
    {
        const string Text = """
            namespace App;

            internal partial class Shared
            {
                public void Run()
                {
                    if (!Flags.Stories.IsEnabled())
                    {
                        Old(1);
                    }
                }

                private static void Old(int number)
                {
                    Say(number);
                    Say(Flags.Stories.IsEnabled() ? number : 0);
                }
            }
            """;
        var result = Remove(Text, "", "namespace App { internal partial class Shared { public void Other() => Old(2); } }");
        Assert.Empty(result.Texts);
        Assert.Equal([RemovalReasons.Frameworks, RemovalReasons.Frameworks], result.Refusals.Select(refusal => refusal.Reason));
    }

    private static string TextOf(string text, string inOld = "", string inNew = "")
    {
        var result = Remove(text, inOld, inNew);
        Assert.Empty(result.Refusals);
        Assert.Equal(System.Text.Encoding.UTF8, result.Texts["Shared.cs"].Encoding);
        return result.Texts["Shared.cs"].ToString();
    }

    private static RemovalResult Remove(string text, string inOld, string inNew)
    {
        Compilation[] compilations =
        [
            .. new[] { ("NET8_0", inOld), ("NET10_0", inNew) }.Select(framework => TestCompilation.Create(
                [("Shared.cs", text), ("Only.cs", framework.Item2)], true, TestCompilation.Syntax.WithPreprocessorSymbols(framework.Item1))),
        ];
        return FlagRemoval.Run(new RemovalRequest("stories", true, compilations));
    }
}
