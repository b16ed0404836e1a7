namespace OpenRollout.Removal.Tests;

/// <summary>Filters of cases, switch arms and catch clauses.</summary>
internal static class FilterCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("a case whose filter always holds supersedes the next one", true,
            """
            object o = a ? 5 : "s";
            switch (o)
            {
                case int n when Flags.Stories.IsEnabled():
                    Say(n);
                    break;
                case int n:
                    Say(-n);
                    break;
                default:
                    Say("d");
                    break;
            }
            """,
            """
            object o = a ? 5 : "s";
            switch (o)
            {
                case int n:
                    Say(n);
                    break;
                default:
                    Say("d");
                    break;
            }
            """),
        Case.Of("a case whose filter never holds", false,
            """
            object o = a ? 5 : "s";
            switch (o)
            {
                case int n when Flags.Stories.IsEnabled():
                    Say(n);
                    break;
                case int n:
                    Say(-n);
                    break;
                default:
                    Say("d");
                    break;
            }
            """,
            """
            object o = a ? 5 : "s";
            switch (o)
            {
                case int n:
                    Say(-n);
                    break;
                default:
                    Say("d");
                    break;
            }
            """),
        Case.Of("a filter with another operand", false,
            """
            object o = a ? 5 : "s";
            switch (o)
            {
                case int n when Flags.Stories.IsEnabled() && Is("x", b):
                    Say(n);
                    break;
                case int n:
                    Say(-n);
                    break;
                default:
                    Say("d");
                    break;
            }
            """,
            """
            object o = a ? 5 : "s";
            switch (o)
            {
                case int n:
                    Say(-n);
                    break;
                default:
                    Say("d");
                    break;
            }
            """),
        Case.Of("a filter with an effect stays", false,
            """
            object o = a ? 5 : "s";
            switch (o)
            {
                case int n when Is("x", b) && Flags.Stories.IsEnabled():
                    Say(n);
                    break;
                default:
                    Say("d");
                    break;
            }
            """,
            """
            object o = a ? 5 : "s";
            switch (o)
            {
                case int n when Is("x", b) && false:
                    Say(n);
                    break;
                default:
                    Say("d");
                    break;
            }
            """),
        Case.Of("constant labels of one section", true,
            """
            switch (Num("n", a ? 1 : 2))
            {
                case 1 when Flags.Stories.IsEnabled():
                case 2:
                    Say(1);
                    break;
                case 1:
                    Say(3);
                    break;
                default:
                    Say("d");
                    break;
            }
            """,
            """
            switch (Num("n", a ? 1 : 2))
            {
                case 1:
                case 2:
                    Say(1);
                    break;
                default:
                    Say("d");
                    break;
            }
            """),
        Case.Of("a label of several whose filter never holds", false,
            """
            switch (Num("n", a ? 1 : 2))
            {
                case 1 when Flags.Stories.IsEnabled():
                case 2:
                    Say(1);
                    break;
                case 1:
                    Say(3);
                    break;
                default:
                    Say("d");
                    break;
            }
            """,
            """
            switch (Num("n", a ? 1 : 2))
            {
                case 2:
                    Say(1);
                    break;
                case 1:
                    Say(3);
                    break;
                default:
                    Say("d");
                    break;
            }
            """),
        Case.Of("a switch with goto case stays", true,
            """
            switch (Num("n", a ? 1 : 2))
            {
                case 1 when Flags.[|Stories|].IsEnabled():
                    Say(1);
                    break;
                case 1:
                    Say(3);
                    break;
                case 2:
                    goto case 1;
                default:
                    Say("d");
                    break;
            }
            """,
            null, "After the removal the compiler would report CS8120"),
        Case.Of("a switch that loses all sections still evaluates its value", false,
            """
            object o = a ? 5 : "s";
            switch (Num("x") == 1 ? o : b)
            {
                case string s when Flags.Stories.IsEnabled():
                    Say(s);
                    break;
                case int n when Flags.Stories.IsEnabled():
                    Say(n);
                    break;
            }

            Say(2);
            """,
            """
            object o = a ? 5 : "s";
            _ = Num("x") == 1 ? o : b;

            Say(2);
            """),
        new("a pattern that reads a property with an effect stays", false,
            """
            public void Run(bool a, bool b)
            {
                switch (this)
                {
                    case { P: 1 } when Flags.[|Stories|].IsEnabled():
                        Say(1);
                        break;
                    default:
                        Say(2);
                        break;
                }
            }

            private int P => Num("p");
            """,
            null, "After the removal the compiler would report CS0162"),
        Case.Of("an arm whose filter always holds supersedes the next one", true,
            """
            object o = a ? 5 : "s";
            Say(o switch
            {
                int n when Flags.Stories.IsEnabled() => n,
                int n => -n,
                _ => 0
            });
            """,
            """
            object o = a ? 5 : "s";
            Say(o switch
            {
                int n => n,
                _ => 0
            });
            """),
        Case.Of("an arm whose filter never holds", false,
            """
            object o = a ? 5 : "s";
            Say(o switch
            {
                int n when Flags.Stories.IsEnabled() => n,
                int n => -n,
                _ => 0
            });
            """,
            """
            object o = a ? 5 : "s";
            Say(o switch
            {
                int n => -n,
                _ => 0
            });
            """),
        Case.Of("the last arm is superseded", true,
            """
            Say(Num("x") switch
            {
                1 when !Flags.Stories.IsEnabled() => "one",
                _ when Flags.Stories.IsEnabled() => "new",
                _ => "old"
            });
            """,
            """
            Say(Num("x") switch
            {
                _ => "new"
            });
            """),
        Case.Of("only the last arm remains", false,
            """
            var n = a ? 1 : 2;
            Say(n switch { 1 when Flags.Stories.IsEnabled() => "one", _ => "other" });
            """, "Say(\"other\");"),
        Case.Of("an arm that decides the type stays", false,
            """
            object x = Num("n") switch
            {
                1 => 1,
                2 when Flags.[|Stories|].IsEnabled() => 3L,
                _ => 2,
            };
            Say(x.GetType());
            """,
            null, "After the removal, 'Num"),
        new("an arm that reads a property with an effect stays", false,
            """
            public void Run(bool a, bool b)
            {
                Say(this switch { { P: 1 } when Flags.Stories.IsEnabled() => "x", _ => "y" });
            }

            private int P => Num("p");
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(this switch { { P: 1 } when false => "x", _ => "y" });
            }

            private int P => Num("p");
            """),
        Case.Of("a catch whose filter always holds supersedes the next one", true,
            """
            try
            {
                Fail("x");
            }
            catch (InvalidOperationException e) when (Flags.Stories.IsEnabled())
            {
                Say(e.Message);
            }
            catch (InvalidOperationException)
            {
                Say("old");
            }
            """,
            """
            try
            {
                Fail("x");
            }
            catch (InvalidOperationException e)
            {
                Say(e.Message);
            }
            """),
        Case.Of("a catch whose filter never holds", false,
            """
            try
            {
                Fail("x");
            }
            catch (InvalidOperationException e) when (Flags.Stories.IsEnabled())
            {
                Say(e.Message);
            }
            catch (InvalidOperationException)
            {
                Say("old");
            }
            """,
            """
            try
            {
                Fail("x");
            }
            catch (InvalidOperationException)
            {
                Say("old");
            }
            """),
        new("the only catch, whose filter never holds", false,
            """
            public int Run(bool a, bool b)
            {
                try
                {
                    var x = Num("t");
                    return Fail("y") ? x : 1;
                }
                catch (Exception) when (Flags.Stories.IsEnabled() && a)
                {
                    return 2;
                }
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var x = Num("t");
                return Fail("y") ? x : 1;
            }
            """),
        Case.Of("a catch whose filter has an effect stays", false,
            """
            try
            {
                Fail("x");
            }
            catch (InvalidOperationException) when (Is("f") && Flags.Stories.IsEnabled())
            {
                Say("caught");
            }
            """,
            """
            try
            {
                Fail("x");
            }
            catch (InvalidOperationException) when (Is("f") && false)
            {
                Say("caught");
            }
            """),
        Case.Of("a catch without a type", true,
            """
            try
            {
                Fail("x");
            }
            catch when (Flags.Stories.IsEnabled())
            {
                Say("caught");
            }
            finally
            {
                Say("finally");
            }
            """,
            """
            try
            {
                Fail("x");
            }
            catch
            {
                Say("caught");
            }
            finally
            {
                Say("finally");
            }
            """),
        Case.Of("a catch without a type, whose filter never holds", false,
            """
            try
            {
                Fail("x");
            }
            catch when (Flags.Stories.IsEnabled())
            {
                Say("caught");
            }
            finally
            {
                Say("finally");
            }
            """,
            """
            try
            {
                Fail("x");
            }
            finally
            {
                Say("finally");
            }
            """),
        Case.Of("a catch of everything supersedes all others", true,
            """
            try
            {
                Fail("x");
            }
            catch (Exception) when (Flags.Stories.IsEnabled())
            {
                Say("e");
            }
            catch (InvalidOperationException)
            {
                Say("i");
            }
            catch
            {
                Say("n");
            }
            """,
            """
            try
            {
                Fail("x");
            }
            catch (Exception)
            {
                Say("e");
            }
            """),
        Case.Of("a try whose statements keep their block", false,
            """
            try
            {
                var x = Num("t");
                Say(x);
            }
            catch (Exception) when (Flags.Stories.IsEnabled())
            {
                Say(2);
            }

            foreach (var x in new[] { 1 })
            {
                Say(x);
            }
            """,
            """
            {
                var x = Num("t");
                Say(x);
            }

            foreach (var x in new[] { 1 })
            {
                Say(x);
            }
            """),
    ];
}
