namespace OpenRollout.Removal.Tests;

/// <summary>Declarations that an assignment follows directly since the removal.</summary>
internal static class JoinCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("an assignment after its declaration", true,
            """
            string title;
            if (Flags.Stories.IsEnabled())
            {
                title = "new" + a;
            }
            else
            {
                title = "old";
            }

            Say(title);
            """,
            """
            string title = "new" + a;

            Say(title);
            """),
        Case.Of("an assignment after a declaration with a value", true,
            """
            var size = 10;
            if (Flags.Stories.IsEnabled())
            {
                size = Num("size");
            }

            Say(size);
            """,
            """
            var size = Num("size");

            Say(size);
            """),
        Case.Of("an assignment after a declaration whose value has an effect stays", true,
            """
            var size = Num("old");
            if (Flags.Stories.IsEnabled())
            {
                size = Num("new");
            }

            Say(size);
            """,
            """
            var size = Num("old");
            size = Num("new");

            Say(size);
            """),
        Case.Of("an assignment that reads the variable stays", true,
            """
            var size = 10;
            if (Flags.Stories.IsEnabled())
            {
                size = size + Num("more");
            }

            Say(size);
            """,
            """
            var size = 10;
            size = size + Num("more");

            Say(size);
            """),
        Case.Of("an assignment of another type than that of the declaration stays", true,
            """
            var size = 10L;
            if (Flags.Stories.IsEnabled())
            {
                size = Num("size");
            }

            Say(size);
            """,
            """
            var size = 10L;
            size = Num("size");

            Say(size);
            """),
        Case.Of("an assignment that followed its declaration before stays", true,
            """
            int size;
            size = Num("size");
            if (Flags.Stories.IsEnabled())
            {
                Say(size);
            }
            """,
            """
            int size;
            size = Num("size");
            Say(size);
            """),
        Case.Of("an assignment with a comment stays", true,
            """
            var size = 10;
            if (Flags.Stories.IsEnabled())
            {
                // They are larger.
                size = 20;
            }

            Say(size);
            """,
            """
            var size = 10;
            // They are larger.
            size = 20;

            Say(size);
            """),
        Case.Of("an assignment of the flag to its variable", true,
            """
            bool isNew;
            if (Flags.Stories.IsEnabled())
            {
                isNew = Is("x", a);
            }
            else
            {
                isNew = false;
            }

            if (isNew && b)
            {
                Say(1);
            }
            """,
            """
            bool isNew = Is("x", a);

            if (isNew && b)
            {
                Say(1);
            }
            """),
        Case.Of("a comment after the condition", true,
            """
            if (Flags.Stories.IsEnabled()) // They are new.
            {
                Say(1);
            }
            """, "// They are new.\nSay(1);"),
        Case.Of("a comment before the braces", true,
            """
            if (Flags.Stories.IsEnabled())
            // They are new.
            /* And large. */
            {
                // They are first.
                Say(1);
            }
            """, "// They are new.\n/* And large. */\n// They are first.\nSay(1);"),
        Case.Of("a comment after else", false,
            """
            if (Flags.Stories.IsEnabled()) // They are new.
                Say(1);
            else // They are old.
                Say(2);
            """, "// They are old.\nSay(2);"),
    ];
}
