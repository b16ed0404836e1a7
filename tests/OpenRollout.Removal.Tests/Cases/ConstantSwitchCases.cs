namespace OpenRollout.Removal.Tests;

/// <summary>Switch statements and loops of which the compiler reports a part as unreachable.</summary>
internal static class ConstantSwitchCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("switch over a number that follows from the flag", true,
            """
            switch ((Flags.Stories.IsEnabled() ? 3 : 0) + 1)
            {
                case 1:
                    Say("old");
                    break;
                case 4:
                    Say("new");
                    break;
                default:
                    Say("none");
                    break;
            }
            """,
            "Say(\"new\");"),
        Case.Of("switch over a number that follows from the flag: default", false,
            """
            switch ((Flags.Stories.IsEnabled() ? 3 : 0) + 7)
            {
                case 1:
                    Say("old");
                    break;
                default:
                    Say("none");
                    break;
            }
            """,
            "Say(\"none\");"),
        Case.Of("switch over a number that follows from the flag: no section", false,
            """
            switch ((Flags.Stories.IsEnabled() ? 3 : 0) + 7)
            {
                case 1:
                    Say("old");
                    break;
            }

            Say(9);
            """,
            "Say(9);"),
        Case.Of("switch over a number that follows from the flag and an effect", true,
            """
            switch ((Is("x", a) || Flags.Stories.IsEnabled() ? 2 : Num("m")) + 1)
            {
                case 3:
                    Say("new");
                    break;
                default:
                    Say("none");
                    break;
            }
            """,
            """
            Is("x", a);
            Say("new");
            """),
        Case.Of("switch over a number with a filter that needs more stays", true,
            """
            switch ((Flags.Stories.IsEnabled() ? 3 : 0) + 1)
            {
                case 4 when a:
                    Say("new");
                    break;
                default:
                    Say("none");
                    break;
            }
            """,
            """
            switch (3 + 1)
            {
                case 4 when a:
                    Say("new");
                    break;
                default:
                    Say("none");
                    break;
            }
            """),
        Case.Of("switch over a number whose section leaves it elsewhere stays", true,
            """
            switch ((Flags.[|Stories|].IsEnabled() ? 3 : 0) + 1)
            {
                case 1:
                    Say("old");
                    break;
                default:
                    if (a)
                    {
                        break;
                    }

                    Say("none");
                    break;
            }
            """,
            null, "After the removal the compiler would report CS0162"),
        Case.Of("switch over a number that was constant before stays", true,
            """
            switch (1 + 1)
            {
                case 2:
                    if (Flags.Stories.IsEnabled())
                    {
                        Say(2);
                    }

                    break;
                default:
                    Say(3);
                    break;
            }
            """,
            """
            switch (1 + 1)
            {
                case 2:
                    Say(2);

                    break;
                default:
                    Say(3);
                    break;
            }
            """),
        Case.Of("for of which every turn leaves", true,
            """
            for (int i = 0, j = 5; i < 2; i++, j--)
            {
                Say(i + j);
                if (Flags.Stories.IsEnabled())
                {
                    break;
                }

                Say(j);
            }
            """,
            """
            for (int i = 0, j = 5; i < 2;)
            {
                Say(i + j);
                break;
            }
            """),
        Case.Of("for of which every turn left before stays", true,
            """
            for (var i = 0; i < 2; i++)
            {
                if (Flags.Stories.IsEnabled())
                {
                    Say(i);
                }

                break;
            }
            """,
            """
            for (var i = 0; i < 2; i++)
            {
                Say(i);

                break;
            }
            """),
        Case.Of("for of which some turns continue stays", true,
            """
            for (var i = 0; i < 2; i++)
            {
                if (a)
                {
                    continue;
                }

                if (Flags.Stories.IsEnabled())
                {
                    Say(i);
                    break;
                }
            }
            """,
            """
            for (var i = 0; i < 2; i++)
            {
                if (a)
                {
                    continue;
                }

                Say(i);
                break;
            }
            """),
    ];
}
