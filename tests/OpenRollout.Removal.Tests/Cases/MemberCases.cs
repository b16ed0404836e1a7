namespace OpenRollout.Removal.Tests;

/// <summary>Members that only return the flag.</summary>
internal static class MemberCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("a private property", true,
            """
            private static bool IsNew => Flags.Stories.IsEnabled();

            public int Run(bool a, bool b)
            {
                if (IsNew && a)
                {
                    return 1;
                }

                return 2;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                if (a)
                {
                    return 1;
                }

                return 2;
            }
            """),
        new("a public property becomes constant", true,
            """
            public static bool IsNew => Flags.Stories.IsEnabled();

            public int Run(bool a, bool b) => IsNew ? 1 : 2;
            """,
            """
            public static bool IsNew => true;

            public int Run(bool a, bool b) => IsNew ? 1 : 2;
            """) { Notices = ["'IsNew' always returns true now"] },
        new("a private method", false,
            """
            public int Run(bool a, bool b) => IsNew(a) || this.IsNew(b) ? Num("new") : Num("old");

            private bool IsNew(bool x)
            {
                return Flags.Stories.IsEnabled() && x;
            }
            """,
            """
            public int Run(bool a, bool b) => Num("old");
            """),
        new("a private method whose argument has an effect", true,
            """
            public int Run(bool a, bool b) => IsNew(Is("x", a)) ? Num("new") : Num("old");

            private static bool IsNew(bool x) => Flags.Stories.IsEnabled();
            """,
            """
            public int Run(bool a, bool b) => IsNew(Is("x", a)) ? Num("new") : Num("old");

            private static bool IsNew(bool x) => true;
            """) { Notices = ["'IsNew' always returns true now"] },
        new("a private method of which a delegate is made", true,
            """
            public void Run(bool a, bool b)
            {
                Func<bool> f = IsNew;
                Say(f() && IsNew());
            }

            private static bool IsNew() => Flags.Stories.IsEnabled();
            """,
            """
            public void Run(bool a, bool b)
            {
                Func<bool> f = IsNew;
                Say(f());
            }

            private static bool IsNew() => true;
            """) { Notices = ["'IsNew' always returns true now"] },
        new("a local function that returns the flag", true,
            """
            public int Run(bool a, bool b)
            {
                return IsNew() ? 1 : 2;

                static bool IsNew() => Flags.Stories.IsEnabled();
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                return 1;
            }
            """),
        new("a readonly field", true,
            """
            private readonly bool _isNew = Flags.Stories.IsEnabled();

            public int Run(bool a, bool b)
            {
                return _isNew ? 1 : 2;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                return 1;
            }
            """),
        new("a field that is assigned in a constructor", true,
            """
            private readonly bool _isNew;

            public int Run(bool a, bool b) => _isNew ? 1 : 2;
            """,
            null),
        new("a virtual property stays", true,
            """
            protected virtual bool IsNew => Flags.Stories.IsEnabled();

            public int Run(bool a, bool b) => IsNew ? 1 : 2;
            """,
            """
            protected virtual bool IsNew => true;

            public int Run(bool a, bool b) => IsNew ? 1 : 2;
            """) { Notices = ["'IsNew' always returns true now"] },
        new("private members with guards", true,
            """
            public void Run(bool a, bool b)
            {
                if (IsNew() && a)
                {
                    Say(1);
                }

                Say(IsOld ? "old" : "new");
            }

            private static bool IsNew()
            {
                if (Flags.Stories.IsEnabled())
                {
                    return true;
                }

                return false;
            }

            private static bool IsOld
            {
                get
                {
                    return Flags.Stories.IsEnabled() ? false : true;
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                if (a)
                {
                    Say(1);
                }

                Say("new");
            }
            """),
        new("a private member of another type becomes constant", true,
            """
            public void Run(bool a, bool b)
            {
                Say(IsNew.HasValue && IsNew!.Value);
            }

            private static bool? IsNew => Flags.Stories.IsEnabled();
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(IsNew.HasValue && IsNew!.Value);
            }

            private static bool? IsNew => true;
            """) { Notices = ["'IsNew' always returns true now"] },
        new("a member of an interface becomes constant", true,
            """
            private interface IAsk
            {
                bool IsNew { get; }
            }

            private sealed class Ask : IAsk
            {
                public bool IsNew => Flags.Stories.IsEnabled();
            }

            public void Run(bool a, bool b)
            {
                IAsk ask = new Ask();
                Say(ask.IsNew ? 1 : 2);
            }
            """,
            """
            private interface IAsk
            {
                bool IsNew { get; }
            }

            private sealed class Ask : IAsk
            {
                public bool IsNew => true;
            }

            public void Run(bool a, bool b)
            {
                IAsk ask = new Ask();
                Say(ask.IsNew ? 1 : 2);
            }
            """) { Notices = ["An implementation of 'IAsk", "'IsNew' always returns true now"] },
    ];
}
