namespace OpenRollout.Removal.Tests;

/// <summary>What became unused.</summary>
internal static class CleanUpCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("private members that only the old arm used", true,
            """
            private static readonly string s_old = "old";

            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    New();
                }
                else
                {
                    Old();
                }
            }

            private static void New() => Say("new");

            /// <summary>The old way.</summary>
            private static void Old() => Older();

            private static void Older() => Say(s_old);
            """,
            """
            public void Run(bool a, bool b)
            {
                New();
            }

            private static void New() => Say("new");
            """),
        new("a private member that was unused before stays", true,
            """
            public void Run(bool a, bool b)
            {
                Say(Flags.Stories.IsEnabled());
            }

            private static void Old() => Say(1);
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(true);
            }

            private static void Old() => Say(1);
            """),
        new("a using that only the old arm needed", true,
            """
            public void Run(bool a, bool b)
            {
                if (!Flags.Stories.IsEnabled())
                {
                    Say(new StringBuilder().Length);
                }

                Say(1);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(1);
            }
            """) { Usings = "// The header.\nusing System.Text;", UsingsAfter = "// The header." },
        Case.Of("a context that only the flag used", true, "var ctx = new FlagContext { TargetingKey = \"x\" };\nSay(Flags.Stories.IsEnabled(ctx));", "Say(true);"),
        Case.Of("a context with effects that only the flag used", true, "var ctx = Ctx(\"x\");\nSay(Flags.Stories.IsEnabled(ctx));", "var ctx = Ctx(\"x\");\nSay(true);")
            with { Notices = ["'ctx' is no longer used"] },
        Case.Of("a comment that names the flag", true, "// Stories are new.\nSay(Flags.Stories.IsEnabled());", "// Stories are new.\nSay(true);") with { Notices = ["This comment names 'Stories'"] },
    ];
}
