namespace OpenRollout.Removal.Tests;

/// <summary>Switches over tuples of which the flag is an element.</summary>
internal static class TupleCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("a switch expression over a pair", true,
            """
            Say((Flags.Stories.IsEnabled(), Is("x", a)) switch
            {
                (true, true) => 1,
                (true, false) => 2,
                (false, _) => 3,
            });
            """,
            """
            Say(Is("x", a) switch
            {
                true => 1,
                false => 2,
            });
            """),
        Case.Of("a switch expression over three values", false,
            """
            Say((a, Flags.Stories.IsEnabled(), Num("n", b ? 1 : 2)) switch
            {
                (true, false, 1) or (true, true, 2) => 1,
                (_, true, _) => 2,
                (false, _, > 1) when b => 3,
                (var first, _, var number) => first ? number : 4,
            });
            """,
            """
            Say((a, Num("n", b ? 1 : 2)) switch
            {
                (true, 1) => 1,
                (false, > 1) when b => 3,
                (var first, var number) => first ? number : 4,
            });
            """),
        Case.Of("a switch expression over a pair whose arms become the same", true,
            """
            Say((Flags.Stories.IsEnabled(), a) switch
            {
                (true, true) => 1,
                (_, true) => 2,
                _ => 3,
            });
            """,
            """
            Say(a switch
            {
                true => 1,
                _ => 3,
            });
            """),
        Case.Of("a switch expression over a pair of which one arm remains", true,
            """
            Say((a, Flags.Stories.IsEnabled()) switch
            {
                (_, true) => 1,
                (true, _) => 2,
                _ => 3,
            });
            """, "Say(1);"),
        Case.Of("a switch expression over a pair with a comparison", true,
            """
            Say((Num("n") > 0, Flags.Stories.IsEnabled()) switch
            {
                (true, true) => 1,
                _ => 3,
            });
            """,
            """
            Say((Num("n") > 0) switch
            {
                true => 1,
                _ => 3,
            });
            """),
        Case.Of("a switch expression over a pair that a pattern deconstructs stays", true,
            """
            Say((Flags.Stories.IsEnabled(), a) switch
            {
                var (x, y) => x && y,
            });
            """,
            """
            Say((true, a) switch
            {
                var (x, y) => x && y,
            });
            """),
        Case.Of("a switch expression over a pair with a variable for the flag stays", true,
            """
            Say((Flags.Stories.IsEnabled(), a) switch
            {
                (var x, true) => x,
                _ => false,
            });
            """,
            """
            Say((true, a) switch
            {
                (var x, true) => x,
                _ => false,
            });
            """),
        Case.Of("a switch over a pair", true,
            """
            switch (Flags.Stories.IsEnabled(), Is("x", a))
            {
                case (true, true):
                    Say(1);
                    break;
                case (false, _):
                    Say(2);
                    break;
                default:
                    Say(3);
                    break;
            }
            """,
            """
            switch (Is("x", a))
            {
                case true:
                    Say(1);
                    break;
                default:
                    Say(3);
                    break;
            }
            """),
        Case.Of("a switch over a pair of which only the default remains", false,
            """
            switch (Flags.Stories.IsEnabled(), a)
            {
                case (true, true):
                    Say(1);
                    break;
                default:
                    Say(3);
                    break;
            }
            """, "Say(3);"),
        Case.Of("a switch expression over a pair of which one arm and an effect remain", true,
            """
            Say((Is("x", a), Flags.Stories.IsEnabled()) switch
            {
                (_, true) => 1,
                _ => 3,
            });
            """,
            """
            Say(Is("x", a) switch
            {
                _ => 1,
            });
            """),
        Case.Of("a switch over a pair of which only the default and an effect remain", false,
            """
            switch (Flags.Stories.IsEnabled(), Is("x", a))
            {
                case (true, true):
                    Say(1);
                    break;
                default:
                    Say(3);
                    break;
            }
            """,
            """
            switch (Is("x", a))
            {
                default:
                    Say(3);
                    break;
            }
            """),
        Case.Of("a switch over a pair that loses a label, with an effect", false,
            """
            switch (Flags.Stories.IsEnabled(), Num("n", a ? 1 : 2), b)
            {
                case (true, 1, _):
                case (false, 2, true) when a || b:
                    Say(1);
                    break;
                case (_, _, false):
                    Say(2);
                    break;
            }
            """,
            """
            switch (Num("n", a ? 1 : 2), b)
            {
                case (2, true) when a || b:
                    Say(1);
                    break;
                case (_, false):
                    Say(2);
                    break;
            }
            """),
        Case.Of("a switch over a pair whose label would be a discard stays", true,
            """
            switch (Flags.Stories.IsEnabled(), a)
            {
                case (true, _):
                    Say(1);
                    break;
                default:
                    Say(3);
                    break;
            }
            """,
            """
            switch (true, a)
            {
                case (true, _):
                    Say(1);
                    break;
                default:
                    Say(3);
                    break;
            }
            """),
        Case.Of("a switch over a pair with goto case stays", true,
            """
            switch (a, Flags.Stories.IsEnabled())
            {
                case (true, true):
                    Say(1);
                    goto default;
                default:
                    Say(3);
                    break;
            }
            """,
            """
            switch (a, true)
            {
                case (true, true):
                    Say(1);
                    goto default;
                default:
                    Say(3);
                    break;
            }
            """),
        Case.Of("a switch of which only the default remains", false,
            """
            switch (Num("n"))
            {
                case 1 when Flags.Stories.IsEnabled():
                    Say(1);
                    break;
                default:
                    Say(2);
                    break;
            }
            """, "Num(\"n\");\nSay(2);"),
        Case.Of("a switch of which only a default remains that leaves it early", false,
            """
            switch (Num("n"))
            {
                case 1 when Flags.Stories.IsEnabled():
                    Say(1);
                    break;
                default:
                    if (a)
                    {
                        break;
                    }

                    Say(2);
                    break;
            }
            """,
            """
            switch (Num("n"))
            {
                default:
                    if (a)
                    {
                        break;
                    }

                    Say(2);
                    break;
            }
            """),
    ];
}
