using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Tests;

/// <summary>
/// Private members are found in all parts of their type while its files and others are edited: models of a file are kept while others change, and
/// symbols of different compilations are never equal.
/// </summary>
public sealed class SharedTypeTests
{
    private const string Declaring =
        """
        namespace App;

        partial class Feed
        {
            private static bool IsNew => !(!Flags.Stories.IsEnabled());

            private static int Choose(bool isNew, int x)
            {
                if (isNew)
                {
                    return x;
                }

                return 0;
            }

            private partial class Cell
            {
                private static bool IsWide => Flags.Stories.IsEnabled();
            }
        }

        """;

    /// <summary>Needs several rounds, between which the other files do not change.</summary>
    private const string Using =
        """
        namespace App;

        partial class Feed
        {
            internal static void Run(bool a)
            {
                var isNew = Flags.Stories.IsEnabled() && !(!IsNew);
                if (!isNew)
                {
                    Say(Choose(true, 1));
                }

                Say(Choose(isNew, 2));
            }
        }

        """;

    /// <summary>Has no use itself, so it is opened later.</summary>
    private const string Later =
        """
        namespace App;

        partial class Feed
        {
            internal static int Next(int x) => Choose(IsNew, x);

            private partial class Cell
            {
                internal static int Size => IsWide ? 3 : 4;
            }
        }

        """;

    private const string Caller =
        """
        namespace App;

        internal static class Page
        {
            private static int Show(bool isNew, int x) => isNew ? x : -x;

            internal static void Run()
            {
                if (!Flags.Stories.IsEnabled())
                {
                    return;
                }

                Say(Show(Flags.Stories.IsEnabled(), Feed.Next(1)));
            }
        }

        """;

    [Fact]
    public void Every_part_of_a_type_is_edited()
    {
        var before = TestCompilation.Create([("Declaring.cs", Declaring), ("Using.cs", Using), ("Later.cs", Later), ("Caller.cs", Caller)], true);
        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [before]));

        Assert.Empty(result.Refusals);
        // No name in this part has used the properties, so they stay.
        Assert.Equal(
            "namespace App;\n\npartial class Feed\n{\n    private static bool IsNew => true;\n\n    private static int Choose(int x)\n    {\n        return x;\n    }\n\n    private partial class Cell\n    {\n        private static bool IsWide => true;\n    }\n}\n",
            result.Texts["Declaring.cs"].ToString());
        Assert.Equal("namespace App;\n\npartial class Feed\n{\n    internal static void Run(bool a)\n    {\n        Say(Choose(2));\n    }\n}\n", result.Texts["Using.cs"].ToString());
        Assert.Equal(
            "namespace App;\n\npartial class Feed\n{\n    internal static int Next(int x) => Choose(x);\n\n    private partial class Cell\n    {\n        internal static int Size => 3;\n    }\n}\n",
            result.Texts["Later.cs"].ToString());
        Assert.Equal(
            "namespace App;\n\ninternal static class Page\n{\n    private static int Show(int x) => x;\n\n    internal static void Run()\n    {\n        Say(Show(Feed.Next(1)));\n    }\n}\n",
            result.Texts["Caller.cs"].ToString());
        Assert.DoesNotContain(TestCompilation.With(before, result.Texts).GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
