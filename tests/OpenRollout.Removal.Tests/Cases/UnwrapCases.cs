namespace OpenRollout.Removal.Tests;

/// <summary>Statements with a known condition.</summary>
internal static class UnwrapCases
{
    private const string IfElse =
        """
        Say(0);
        if (Flags.Stories.IsEnabled())
        {
            // the new way
            var x = Num("x");
            Say(x);
        }
        else
        {
            // the old way
            Say("old");
        }

        Say(2);
        """;

    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("if and else, on", true, IfElse,
            """
            Say(0);
            // the new way
            var x = Num("x");
            Say(x);

            Say(2);
            """),
        Case.Of("if and else, off", false, IfElse,
            """
            Say(0);
            // the old way
            Say("old");

            Say(2);
            """),
        Case.Of("if without else, off", false, "Say(0);\n\nif (Flags.Stories.IsEnabled())\n{\n    Say(1);\n}\n\nSay(2);", "Say(0);\n\nSay(2);"),
        Case.Of("not, with a single statement", false, "if (!Flags.Stories.IsEnabled())\n    Say(1);\nSay(2);", "Say(1);\nSay(2);"),
        Case.Of("else if, on", true,
            """
            if (a)
            {
                Say(1);
            }
            else if (Flags.Stories.IsEnabled())
            {
                Say(2);
            }
            else
            {
                Say(3);
            }
            """,
            """
            if (a)
            {
                Say(1);
            }
            else
            {
                Say(2);
            }
            """),
        Case.Of("else if, off", false,
            """
            if (a)
            {
                Say(1);
            }
            else if (Flags.Stories.IsEnabled())
            {
                Say(2);
            }
            else if (b)
            {
                Say(3);
            }
            """,
            """
            if (a)
            {
                Say(1);
            }
            else if (b)
            {
                Say(3);
            }
            """),
        Case.Of("else if without else, off", false,
            """
            if (a)
            {
                Say(1);
            }
            else if (Flags.Stories.IsEnabled())
            {
                Say(2);
            }

            Say(3);
            """,
            """
            if (a)
            {
                Say(1);
            }

            Say(3);
            """),
        Case.Of("else if with an effect", false,
            """
            if (a)
            {
                Say(1);
            }
            else if (Is("x") && Flags.Stories.IsEnabled())
            {
                Say(2);
            }
            else
            {
                Say(3);
            }
            """,
            """
            if (a)
            {
                Say(1);
            }
            else
            {
                Is("x");
                Say(3);
            }
            """),
        Case.Of("a dangling else", true,
            """
            if (a)
                if (Flags.Stories.IsEnabled())
                    if (b)
                        Say(1);
                    else
                        Say(2);
                else
                    Say(3);
            else
                Say(4);
            """,
            """
            if (a)
            {
                if (b)
                    Say(1);
                else
                    Say(2);
            }
            else
                Say(4);
            """),
        Case.Of("a body in a loop", true,
            """
            foreach (var x in new[] { 1, 2 })
                if (Flags.Stories.IsEnabled())
                {
                    Say(x);
                    Say(a);
                }
            """,
            """
            foreach (var x in new[] { 1, 2 })
            {
                Say(x);
                Say(a);
            }
            """),
        Case.Of("a name that collides", true,
            """
            if (Flags.Stories.IsEnabled())
            {
                var x = 1;
                Say(x);
            }

            foreach (var x in new[] { 1 })
            {
                Say(x);
            }
            """,
            """
            {
                var x = 1;
                Say(x);
            }

            foreach (var x in new[] { 1 })
            {
                Say(x);
            }
            """),
        new("a name that would hide a field", true,
            """
            private readonly int x = 7;

            public void Run(bool a, bool b)
            {
                Say(x);
                if (Flags.Stories.IsEnabled())
                {
                    var x = 1;
                    Say(x);
                }
            }
            """,
            """
            private readonly int x = 7;

            public void Run(bool a, bool b)
            {
                Say(x);
                {
                    var x = 1;
                    Say(x);
                }
            }
            """),
        Case.Of("a using declaration that is not last", true,
            """
            if (Flags.Stories.IsEnabled())
            {
                using var x = Scope("x");
                Say(1);
            }

            Say(2);
            """,
            """
            {
                using var x = Scope("x");
                Say(1);
            }

            Say(2);
            """),
        Case.Of("a using declaration at the end", true,
            """
            using var y = Scope("y");
            if (Flags.Stories.IsEnabled())
            {
                using var x = Scope("x");
                Say(1);
            }
            """,
            """
            using var y = Scope("y");
            using var x = Scope("x");
            Say(1);
            """),
        Case.Of("the section of a switch", true,
            """
            switch (a)
            {
                case true:
                    if (Flags.Stories.IsEnabled())
                    {
                        Say(1);
                    }

                    break;
                default:
                    Say(2);
                    break;
            }
            """,
            """
            switch (a)
            {
                case true:
                    Say(1);

                    break;
                default:
                    Say(2);
                    break;
            }
            """),
        Case.Of("while, off", false, "while (Flags.Stories.IsEnabled() && a)\n{\n    Say(1);\n}\n\nSay(2);", "Say(2);"),
        Case.Of("while with an effect", false, "while (Is(\"x\") && Flags.Stories.IsEnabled())\n{\n    Say(1);\n}", "Is(\"x\");"),
        Case.Of("do, off", false, "do\n{\n    Say(1);\n}\nwhile (Flags.Stories.IsEnabled());\nSay(2);", "Say(1);\nSay(2);"),
        Case.Of("do with continue keeps its loop", false, "do\n{\n    if (a)\n    {\n        continue;\n    }\n\n    Say(1);\n}\nwhile (Flags.Stories.IsEnabled());\nSay(2);", "do\n{\n    if (a)\n    {\n        continue;\n    }\n\n    Say(1);\n}\nwhile (false);\nSay(2);"),
        Case.Of("a closure", true,
            """
            Action? say = null;
            if (Flags.Stories.IsEnabled())
            {
                var x = Num("x");
                say = () => Say(x);
            }

            say?.Invoke();
            """,
            """
            Action? say = null;
            var x = Num("x");
            say = () => Say(x);

            say?.Invoke();
            """),
        Case.Of("nested ifs", true,
            """
            if (Flags.Stories.IsEnabled())
            {
                if (a)
                {
                    if (!Flags.Stories.IsEnabled())
                    {
                        Say(1);
                    }

                    Say(2);
                }
            }
            """,
            """
            if (a)
            {
                Say(2);
            }
            """),
        Case.Of("directives inside", true,
            """
            if (Flags.[|Stories|].IsEnabled())
            {
            #pragma warning disable CS0219
                Say(1);
            #pragma warning restore CS0219
            }
            """.Replace("\n#", "\n    #", StringComparison.Ordinal), null, RemovalReasons.Directive),
        Case.Of("an else if after an effect", false,
            """
            if (Is("x", a) && Flags.Stories.IsEnabled())
            {
                Say(1);
            }
            else if (b)
            {
                Say(2);
            }
            else
            {
                Say(3);
            }
            """,
            """
            Is("x", a);
            if (b)
            {
                Say(2);
            }
            else
            {
                Say(3);
            }
            """),
    ];
}
