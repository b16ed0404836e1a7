namespace OpenRollout.Removal.Tests;

/// <summary>Loops.</summary>
internal static class LoopCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("for, on", true,
            """
            for (var i = 0; Flags.Stories.IsEnabled() && i < 2; i++)
            {
                Say(i);
            }
            """,
            """
            for (var i = 0; i < 2; i++)
            {
                Say(i);
            }
            """),
        Case.Of("for that never runs", false,
            """
            for (var i = 0; Flags.Stories.IsEnabled() && i < 2; i++)
            {
                Say(i);
            }

            Say(9);
            """, "Say(9);"),
        Case.Of("for that never runs, with an initializer", false,
            """
            for (var i = Num("init"); Flags.Stories.IsEnabled(); i++)
            {
                Say(i);
            }
            """, "Num(\"init\");"),
        Case.Of("for whose variable the condition uses stays", false,
            """
            for (var i = 0; Is("x", i == 0) && Flags.Stories.IsEnabled(); i++)
            {
                Say(i);
            }
            """,
            """
            for (var i = 0; Is("x", i == 0) && false; i++)
            {
                Say(i);
            }
            """),
        Case.Of("for without an end", true,
            """
            for (Say("init"); Flags.Stories.IsEnabled(); Say("inc"))
            {
                Say("body");
                break;
            }
            """,
            """
            for (Say("init"); ; Say("inc"))
            {
                Say("body");
                break;
            }
            """),
        Case.Of("for with an expression as its initializer", false,
            """
            for (Say("init"); Flags.Stories.IsEnabled(); Say("inc"))
            {
                Say("body");
            }
            """, "Say(\"init\");"),
        new("while without an end", true,
            """
            public int Run(bool a, bool b)
            {
                var n = 0;
                while (Flags.Stories.IsEnabled() || a)
                {
                    if (n++ > 2)
                    {
                        return n;
                    }
                }

                Say("end");
                return 0;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var n = 0;
                while (true)
                {
                    if (n++ > 2)
                    {
                        return n;
                    }
                }
            }
            """),
        Case.Of("do with break keeps its loop", false,
            """
            var n = 0;
            do
            {
                n++;
                if (n > 3)
                {
                    break;
                }
            }
            while (Flags.Stories.IsEnabled() && n < 10);
            Say(n);
            """,
            """
            var n = 0;
            do
            {
                n++;
                if (n > 3)
                {
                    break;
                }
            }
            while (false);
            Say(n);
            """),
    ];
}
