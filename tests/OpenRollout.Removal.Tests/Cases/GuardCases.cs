namespace OpenRollout.Removal.Tests;

/// <summary>Guards and the code after them.</summary>
internal static class GuardCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("a guard with a dead tail", true,
            """
            public int Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    return Num("new");
                }

                // the old way
                var x = Num("old");
                Say(x);
                return x + 1;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                return Num("new");
            }
            """),
        new("a guard on one line", true,
            """
            public int Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled()) return Num("new");
                return Num("old");
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                return Num("new");
            }
            """),
        new("a guard that never leaves", true,
            """
            public int Run(bool a, bool b)
            {
                // Stories need a user.
                if (!Flags.Stories.IsEnabled())
                {
                    return 0;
                }

                return Num("new");
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                // Stories need a user.

                return Num("new");
            }
            """) { Notices = ["This comment names 'Stories'"] },
        new("a local function of the dead tail", true,
            """
            public int Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    return New();
                }

                return Old();

                int New() => Num("new");
                int Old() => Num("old");
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                return New();

                int New() => Num("new");
            }
            """),
        new("a label after the dead tail", false,
            """
            public int Run(bool a, bool b)
            {
                if (a)
                {
                    goto end;
                }

                if (!Flags.Stories.IsEnabled())
                {
                    return 1;
                }

                Say("dead");
            end:
                Say("end");
                return 2;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                if (a)
                {
                    goto end;
                }

                return 1;
            end:
                Say("end");
                return 2;
            }
            """),
        new("an iterator that loses every yield", true,
            """
            public string Run(bool a, bool b) => string.Join(",", Items(a));

            private static IEnumerable<int> Items(bool a)
            {
                Say("start");
                if (!Flags.Stories.IsEnabled())
                {
                    yield return 1;
                }
            }
            """,
            """
            public string Run(bool a, bool b) => string.Join(",", Items(a));

            private static IEnumerable<int> Items(bool a)
            {
                Say("start");
                yield break;
            }
            """),
        new("both arms leave", true,
            """
            public int Run(bool a, bool b)
            {
                if (a)
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        return 1;
                    }

                    Say("x");
                }
                else
                {
                    return 2;
                }

                Say("dead");
                return 3;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                if (a)
                {
                    return 1;
                }
                else
                {
                    return 2;
                }
            }
            """),
        new("a variable of a guard", true,
            """
            public int Run(bool a, bool b)
            {
                object x = 5;
                if (!Flags.Stories.IsEnabled() || x is not int n)
                {
                    return 0;
                }

                return n;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                object x = 5;
                if (x is not int n)
                {
                    return 0;
                }

                return n;
            }
            """),
        new("a variable of a guard with a dead tail", false,
            """
            public int Run(bool a, bool b)
            {
                object x = 5;
                if (!Flags.Stories.IsEnabled() || x is not int n)
                {
                    return 0;
                }

                return n;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                return 0;
            }
            """),
        new("a guard after which a loop never continues", true,
            """
            public int Run(bool a, bool b)
            {
                while (a)
                {
                    Say(0);
                    for (var i = 0; i < 2; i++)
                    {
                        if (Flags.Stories.IsEnabled())
                        {
                            return 1;
                        }
                    }
                }

                return 2;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                while (a)
                {
                    Say(0);
                    for (var i = 0; i < 2;)
                    {
                        return 1;
                    }
                }

                return 2;
            }
            """),
        new("a throw", true,
            """
            public int Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    throw new InvalidOperationException("new");
                }

                return 2;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                throw new InvalidOperationException("new");
            }
            """),
    ];
}
