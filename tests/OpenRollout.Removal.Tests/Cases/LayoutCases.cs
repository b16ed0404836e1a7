namespace OpenRollout.Removal.Tests;

/// <summary>White space, comments and strings.</summary>
internal static class LayoutCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("a string over several lines", true,
            """"
            if (Flags.Stories.IsEnabled())
            {
                Say("""
                    one
                      two
                    """);
                Say(@"x
                    y");
            }
            """",
            """"
            Say("""
                    one
                      two
                    """);
            Say(@"x
                    y");
            """"),
        Case.Of("comments of the braces", true,
            """
            if (Flags.Stories.IsEnabled()) // why
            { // first
                Say(1); // one
                // last
            }
            """,
            """
            // why
            // first
            Say(1); // one
            // last
            """),
        Case.Of("a call over several lines", true,
            """
            if (Flags.Stories.IsEnabled())
            {
                Say(
                    Num("x")
                        + Num("y"));
            }
            """,
            """
            Say(
                Num("x")
                    + Num("y"));
            """),
        Case.Of("comments of operands", true,
            """
            if (Is("a", a) // first
                && Flags.Stories.IsEnabled() // second
                && Is("b", b)) // third
            {
                Say(1);
            }
            """,
            """
            if (Is("a", a) // first
                && Is("b", b)) // third
            {
                Say(1);
            }
            """),
        new("a comment of an arm", true,
            """
            public string Run(bool a, bool b)
            {
                return Flags.Stories.IsEnabled()
                    // Pictures first.
                    ? "p"
                    // Text first.
                    : "t";
            }
            """,
            """
            public string Run(bool a, bool b)
            {
                return // Pictures first.
                    "p";
            }
            """),
        new("a comment of the other arm", false,
            """
            public string Run(bool a, bool b)
            {
                return Flags.Stories.IsEnabled()
                    // Pictures first.
                    ? "p"
                    // Text first.
                    : "t";
            }
            """,
            """
            public string Run(bool a, bool b)
            {
                return // Text first.
                    "t";
            }
            """),
    ];
}
