namespace OpenRollout.Removal.Tests;

/// <summary>What the removal leaves empty, idle or unread.</summary>
internal static class LeftoverCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("a return that becomes the last statement", true,
            """
            if (Flags.Stories.IsEnabled())
            {
                Say("new");
                return;
            }

            Say("old");
            """, "Say(\"new\");"),
        Case.Of("a guard without a value, off", false,
            """
            if (Flags.Stories.IsEnabled())
            {
                Say("new");
                return;
            }

            Say("old");
            """, "Say(\"old\");"),
        Case.Of("a continue that becomes the last statement", true,
            """
            foreach (var x in new[] { 1, 2, 3 })
            {
                if (Flags.Stories.IsEnabled())
                {
                    Say(x);
                    continue;
                }

                Say(-x);
            }
            """,
            """
            foreach (var x in new[] { 1, 2, 3 })
            {
                Say(x);
            }
            """),
        Case.Of("a break stays", false,
            """
            foreach (var x in new[] { 1, 2, 3 })
            {
                if (!Flags.Stories.IsEnabled())
                    break;

                Say(-x);
            }
            """,
            """
            foreach (var x in new[] { 1, 2, 3 })
            {
                break;
            }
            """),
        Case.Of("a return that was the last statement stays", true,
            """
            Say(Flags.Stories.IsEnabled());
            return;
            """,
            """
            Say(true);
            return;
            """),
        Case.Of("an if that becomes empty", false,
            """
            if (a)
            {
                if (Flags.Stories.IsEnabled())
                {
                    Say(1);
                }
            }

            Say(2);
            """, "Say(2);"),
        Case.Of("an if that becomes empty, with an effect", false,
            """
            if (Is("x", a) || b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    Say(6);
                }
            }
            """, "_ = Is(\"x\", a) || b;"),
        Case.Of("an if that becomes empty, with an else", false,
            """
            if (Is("x", a) && b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    Say(1);
                }
            }
            else
            {
                Say(3);
            }
            """,
            """
            if (!(Is("x", a) && b))
            {
                Say(3);
            }
            """),
        Case.Of("an else that becomes empty", false,
            """
            if (Is("x", a))
            {
                Say(4);
            }
            else
            {
                if (Flags.Stories.IsEnabled())
                {
                    Say(5);
                }
            }
            """,
            """
            if (Is("x", a))
            {
                Say(4);
            }
            """),
        Case.Of("an if with a comment stays", false,
            """
            if (Is("x", a))
            {
                // why
                if (Flags.Stories.IsEnabled())
                {
                    Say(4);
                }
            }
            """,
            """
            if (Is("x", a))
            {
                // why
            }
            """),
        Case.Of("an if without braces that becomes empty", false,
            """
            if (a)
                if (Flags.Stories.IsEnabled())
                    Say(1);
            Say(2);
            """, "Say(2);"),
        Case.Of("a loop that becomes empty stays", false,
            """
            foreach (var x in new[] { Num("x") })
            {
                if (Flags.Stories.IsEnabled())
                {
                    Say(x);
                }
            }
            """,
            """
            foreach (var x in new[] { Num("x") })
            {
            }
            """),
        Case.Of("an if that was empty before stays", true,
            """
            if (Is("x", a))
            {
            }

            Say(Flags.Stories.IsEnabled());
            """,
            """
            if (Is("x", a))
            {
            }

            Say(true);
            """),
        Case.Of("an if with a pattern that becomes empty", false,
            """
            object o = 5;
            if (o is int n)
            {
                if (Flags.Stories.IsEnabled())
                {
                    Say(n);
                }
            }
            """, ""),
        new("a field that nothing reads", true,
            """
            private readonly IFlagsSnapshot _flags;
            private readonly string _old;

            public CLASS()
                : this(Flags.Snapshot())
            {
            }

            public CLASS(IFlagsSnapshot flags)
            {
                _flags = flags;
                _old = "old";
            }

            public void Run(bool a, bool b)
            {
                if (_flags.Stories)
                {
                    Say(1);
                    return;
                }

                Say(_old);
            }
            """,
            """
            public CLASS()
                : this(Flags.Snapshot())
            {
            }

            public CLASS(IFlagsSnapshot flags)
            {
            }

            public void Run(bool a, bool b)
            {
                Say(1);
            }
            """),
        new("a field that nothing reads, whose value can throw, stays", true,
            """
            private readonly IFlagsSnapshot _flags;

            public CLASS()
                : this(Flags.Snapshot())
            {
            }

            public CLASS(IFlagsSnapshot flags)
            {
                _flags = flags ?? throw new ArgumentNullException(nameof(flags));
            }

            public void Run(bool a, bool b)
            {
                if (_flags.Stories)
                {
                    Say(1);
                }
            }
            """,
            """
            private readonly IFlagsSnapshot _flags;

            public CLASS()
                : this(Flags.Snapshot())
            {
            }

            public CLASS(IFlagsSnapshot flags)
            {
                _flags = flags ?? throw new ArgumentNullException(nameof(flags));
            }

            public void Run(bool a, bool b)
            {
                Say(1);
            }
            """) { Notices = ["'_flags' is no longer used"] },
        Case.Of("a local that nothing reads", true,
            """
            var n = 0;
            n = 5;
            if (!Flags.Stories.IsEnabled())
            {
                Say(n);
            }
            """, ""),
        Case.Of("a local that nothing reads, whose value has an effect, stays", true,
            """
            var n = 0;
            n = Num("n");
            if (!Flags.Stories.IsEnabled())
            {
                Say(n);
            }
            """,
            """
            var n = 0;
            n = Num("n");
            """) with { Notices = ["'n' is no longer used"] },
        new("a field that a closure assigns stays", true,
            """
            private int _n;

            public void Run(bool a, bool b)
            {
                Action f = () => _n = 5;
                f();
                if (!Flags.[|Stories|].IsEnabled())
                {
                    Say(_n);
                }
            }
            """,
            null, "After the removal the compiler would report CS0414"),
        new("a field of a structure stays", true,
            """
            public void Run(bool a, bool b)
            {
                Say(new S().Get());
                Say(default(S).Get());
                Say(System.Runtime.CompilerServices.Unsafe.SizeOf<S>());
            }

            private struct S
            {
                private readonly bool _isNew = Flags.Stories.IsEnabled();
                private readonly int _old = 5;

                public S()
                {
                }

                public int Get() => _isNew ? 1 : _old;
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(new S().Get());
                Say(default(S).Get());
                Say(System.Runtime.CompilerServices.Unsafe.SizeOf<S>());
            }

            private struct S
            {
                private readonly bool _isNew = true;
                private readonly int _old = 5;

                public S()
                {
                }

                public int Get() => _isNew ? 1 : _old;
            }
            """),
        new("a field of a structure stays, with the default value", false,
            """
            public void Run(bool a, bool b)
            {
                Say(new S().Get());
                Say(default(S).Get());
                Say(System.Runtime.CompilerServices.Unsafe.SizeOf<S>());
            }

            private struct S
            {
                private readonly bool _isNew = Flags.Stories.IsEnabled();
                private readonly int _old = 5;

                public S()
                {
                }

                public int Get() => _isNew ? 1 : _old;
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(new S().Get());
                Say(default(S).Get());
                Say(System.Runtime.CompilerServices.Unsafe.SizeOf<S>());
            }

            private struct S
            {
                private readonly bool _isNew = false;
                private readonly int _old = 5;

                public S()
                {
                }

                public int Get() => _isNew ? 1 : _old;
            }
            """),
        new("a field of a record stays, and one that is constant goes", true,
            """
            public void Run(bool a, bool b)
            {
                Say(new R(1).Get());
                Say(new R(1) == new R(2));
            }

            private sealed class Holder;

            private sealed record R
            {
                private readonly int _x;
                private readonly bool _isNew = Flags.Stories.IsEnabled();

                public R(int x) => _x = x;

                public int Get() => _isNew ? 1 : _x;
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(new R(1).Get());
                Say(new R(1) == new R(2));
            }

            private sealed class Holder;

            private sealed record R
            {
                private readonly int _x;

                public R(int x) => _x = x;

                public int Get() => 1;
            }
            """),
        new("a method with a directive stays", true,
            """
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

            #region Old
            private static void Old() => Say("old");

            private static void Older() => Say("old");
            #endregion

            #region New
            private static void New() => Say("new");
            #endregion
            """,
            """
            public void Run(bool a, bool b)
            {
                New();
            }

            #region Old
            private static void Old() => Say("old");

            private static void Older() => Say("old");
            #endregion

            #region New
            private static void New() => Say("new");
            #endregion
            """) { Notices = ["'Old' is no longer used"] },
        new("the receiver, the arguments and the recursion of a wrapper", true,
            """
            public void Run(bool a, bool b)
            {
                Say(Other().IsNew);
                Say(this.IsNew);
                Say(IsNewFor());
                Say(Again(3));
            }

            private bool IsNew => Flags.Stories.IsEnabled();

            private CLASS Other()
            {
                Say("other");
                return this;
            }

            private static bool IsNewFor([System.Runtime.CompilerServices.CallerMemberName] string name = "") => Flags.Stories.IsEnabled();

            private static bool Again(int n) => Flags.Stories.IsEnabled() ? true : n > 0 && Again(n - 1);
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(Other().IsNew);
                Say(true);
                Say(true);
                Say(true);
            }

            private bool IsNew => true;

            private CLASS Other()
            {
                Say("other");
                return this;
            }
            """) { Notices = ["'IsNew' always returns true now"] },
        new("the receiver, the arguments and the recursion of a wrapper, off", false,
            """
            public void Run(bool a, bool b)
            {
                Say(Other().IsNew);
                Say(this.IsNew);
                Say(IsNewFor());
                Say(Again(3));
            }

            private bool IsNew => Flags.Stories.IsEnabled();

            private CLASS Other()
            {
                Say("other");
                return this;
            }

            private static bool IsNewFor([System.Runtime.CompilerServices.CallerMemberName] string name = "") => Flags.Stories.IsEnabled();

            private static bool Again(int n) => Flags.Stories.IsEnabled() ? true : n > 0 && Again(n - 1);
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(Other().IsNew);
                Say(false);
                Say(false);
                Say(Again(3));
            }

            private bool IsNew => false;

            private CLASS Other()
            {
                Say("other");
                return this;
            }

            private static bool Again(int n) => n > 0 && Again(n - 1);
            """) { Notices = ["'IsNew' always returns false now"] },
        Case.Of("arms that are other statements", true,
            """
            lock (typeof(Probe))
            {
                if (Flags.Stories.IsEnabled())
                    checked
                    {
                        Say(Num("x") + 1);
                    }
                else
                    lock (typeof(Probe))
                    {
                        Say(2);
                    }
            }

            try
            {
                if (Flags.Stories.IsEnabled())
                {
                    Fail("x");
                }
            }
            catch (InvalidOperationException)
            {
                Say("caught");
            }
            finally
            {
                if (!Flags.Stories.IsEnabled())
                    Say("finally");
            }
            """,
            """
            lock (typeof(Probe))
            {
                checked
                {
                    Say(Num("x") + 1);
                }
            }

            try
            {
                Fail("x");
            }
            catch (InvalidOperationException)
            {
                Say("caught");
            }
            """),
        Case.Of("arms that are other statements, off", false,
            """
            lock (typeof(Probe))
            {
                if (Flags.Stories.IsEnabled())
                    checked
                    {
                        Say(Num("x") + 1);
                    }
                else
                    lock (typeof(Probe))
                    {
                        Say(2);
                    }
            }

            try
            {
                if (Flags.Stories.IsEnabled())
                {
                    Fail("x");
                }
            }
            catch (InvalidOperationException)
            {
                Say("caught");
            }
            finally
            {
                if (!Flags.Stories.IsEnabled())
                    Say("finally");
            }
            """,
            """
            lock (typeof(Probe))
            {
                lock (typeof(Probe))
                {
                    Say(2);
                }
            }

            Say("finally");
            """),
        Case.Of("a using declaration in a section", true,
            """
            switch (a)
            {
                case true:
                    if (Flags.Stories.IsEnabled())
                    {
                        using var x = Scope("x");
                        Say(1);
                    }

                    break;
                default:
                    Say(3);
                    break;
            }
            """,
            """
            switch (a)
            {
                case true:
                    {
                        using var x = Scope("x");
                        Say(1);
                    }

                    break;
                default:
                    Say(3);
                    break;
            }
            """),
        Case.Of("an arm with goto case", true,
            """
            switch (Num("n", a ? 1 : 2))
            {
                case 1:
                    if (Flags.Stories.IsEnabled())
                    {
                        goto case 2;
                    }

                    Say(1);
                    break;
                case 2:
                    Say(2);
                    break;
            }
            """,
            """
            switch (Num("n", a ? 1 : 2))
            {
                case 1:
                    goto case 2;
                case 2:
                    Say(2);
                    break;
            }
            """),
    ];
}
