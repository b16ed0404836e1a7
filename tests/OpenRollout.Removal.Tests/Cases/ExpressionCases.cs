namespace OpenRollout.Removal.Tests;

/// <summary>Assignments, arms that throw, and places from which nothing can be moved.</summary>
internal static class ExpressionCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("an assignment of a variable to itself", false,
            """
            var x = 1;
            x = Flags.Stories.IsEnabled() ? Num("x") : x;
            Say(x);
            """,
            """
            var x = 1;
            Say(x);
            """),
        Case.Of("&= true", true,
            """
            var x = Is("x", a);
            x &= Flags.Stories.IsEnabled();
            Say(x);
            """,
            """
            var x = Is("x", a);
            Say(x);
            """),
        Case.Of("&= false", false,
            """
            var x = Is("x", a);
            x &= Flags.Stories.IsEnabled();
            Say(x);
            """,
            """
            var x = Is("x", a);
            x = false;
            Say(x);
            """),
        Case.Of("|= true", true,
            """
            var x = Is("x", a);
            x |= Flags.Stories.IsEnabled();
            Say(x);
            """,
            """
            var x = Is("x", a);
            x = true;
            Say(x);
            """),
        Case.Of("|= false", false,
            """
            var x = Is("x", a);
            x |= Flags.Stories.IsEnabled();
            Say(x);
            """,
            """
            var x = Is("x", a);
            Say(x);
            """),
        new("an assignment to a property stays", true,
            """
            private bool X
            {
                get => Is("get");
                set => Say(value);
            }

            public void Run(bool a, bool b)
            {
                X |= Flags.Stories.IsEnabled();
            }
            """,
            """
            private bool X
            {
                get => Is("get");
                set => Say(value);
            }

            public void Run(bool a, bool b)
            {
                X |= true;
            }
            """),
        Case.Of("a discard", true, "_ = Flags.Stories.IsEnabled(Ctx(\"d\")) || a;", "Ctx(\"d\");"),
        Case.Of("a statement that only evaluates the flag", true,
            """
            Flags.Stories.IsEnabled();
            Flags.Stories.IsEnabled(Ctx("c"));
            Say(1);
            """,
            """
            Ctx("c");
            Say(1);
            """),
        new("an arm that throws, in a return", false,
            """
            public int Run(bool a, bool b)
            {
                return Flags.Stories.IsEnabled() ? Num("x") : throw new InvalidOperationException("no");
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                throw new InvalidOperationException("no");
            }
            """),
        new("an arm that throws, as a body", false, "public int Run(bool a, bool b) => Flags.Stories.IsEnabled() ? Num(\"x\") : throw new InvalidOperationException(\"no\");", "public int Run(bool a, bool b) => throw new InvalidOperationException(\"no\");"),
        Case.Of("an arm that throws, in a declaration", false,
            """
            Say(1);
            var x = Flags.Stories.IsEnabled() ? Num("x") : throw new InvalidOperationException("no");
            Say(x);
            """,
            """
            Say(1);
            throw new InvalidOperationException("no");
            """),
        Case.Of("an arm that throws, after ??", false,
            """
            string? x = a ? "x" : null;
            Say(x ?? (Flags.Stories.IsEnabled() ? "y" : throw new InvalidOperationException("no")));
            """,
            """
            string? x = a ? "x" : null;
            Say(x ?? throw new InvalidOperationException("no"));
            """),
        Case.Of("an arm that throws, in the first argument", false,
            """
            Say(Flags.Stories.IsEnabled() ? Num("x") : throw new InvalidOperationException("no"));
            Say(1);
            """, "throw new InvalidOperationException(\"no\");"),
        Case.Of("an arm that throws after something else stays", false, "Say(string.Concat(Num(\"y\"), Flags.Stories.IsEnabled() ? Num(\"x\") : throw new InvalidOperationException(\"no\")));", "Say(string.Concat(Num(\"y\"), false ? Num(\"x\") : throw new InvalidOperationException(\"no\")));"),
        Case.Of("a reference", true,
            """
            int p = 1, q = 2;
            ref int r = ref Flags.Stories.IsEnabled() ? ref p : ref q;
            r = 5;
            Say(p);
            Say(q);
            """,
            """
            int p = 1, q = 2;
            ref int r = ref p;
            r = 5;
            Say(p);
            Say(q);
            """),
        Case.Of("a condition that cannot be moved gets shorter", true, "Say(Num(\"y\") == 1 && b || Is(\"x\", a) && !Flags.Stories.IsEnabled() && Flags.Stories.IsEnabled());", "Say(Num(\"y\") == 1 && b || Is(\"x\", a) && !true && true);"),
        Case.Of("names of an anonymous object and a tuple", true,
            """
            var flags = Flags.Snapshot();
            Say(new { flags.Stories, a }.Stories);
            Say((flags.Stories, a).Stories);
            """,
            """
            Say(new { Stories = true, a }.Stories);
            Say((Stories: true, a).Stories);
            """),
        new("a lambda of a written type", true,
            """
            private interface IShow { }

            private sealed class New : IShow { }

            private sealed class Old : IShow { }

            public void Run(bool a, bool b)
            {
                Say(Add<IShow>(p => Flags.Stories.IsEnabled() ? new New() : new Old()).GetType().Name);
                Say(Add<IShow>(p => { return Flags.Stories.IsEnabled() ? new New() : new Old(); }).GetType().Name);
                Func<int, IShow> f = p => Flags.Stories.IsEnabled() ? new New() : new Old();
                Say(f(1).GetType().Name);
            }

            private static T Add<T>(Func<int, T> create) => create(1);
            """,
            """
            private interface IShow { }

            private sealed class New : IShow { }

            public void Run(bool a, bool b)
            {
                Say(Add<IShow>(p => new New()).GetType().Name);
                Say(Add<IShow>(p => { return new New(); }).GetType().Name);
                Func<int, IShow> f = p => new New();
                Say(f(1).GetType().Name);
            }

            private static T Add<T>(Func<int, T> create) => create(1);
            """),
        new("a lambda that decides a type", true,
            """
            public void Run(bool a, bool b)
            {
                Say(Add(p => Flags.Stories.IsEnabled() ? new ArgumentException("x") : new Exception("y")));
            }

            private static string Add<T>(Func<int, T> create) => typeof(T).Name;
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(Add(p => (Exception)new ArgumentException("x")));
            }

            private static string Add<T>(Func<int, T> create) => typeof(T).Name;
            """),
        new("the argument of a conditional method", true,
            """
            public void Run(bool a, bool b)
            {
                Trace(Flags.[|Stories|].IsEnabled(Ctx("c")));
            }

            [System.Diagnostics.Conditional("NEVER")]
            private static void Trace(bool x) => Say(x);
            """,
            null, RemovalReasons.Effects),
        new("the argument of a delegate", true,
            """
            private static Action<bool> Property
            {
                get
                {
                    Say("get");
                    return x => Say(x);
                }
            }

            public void Run(bool a, bool b)
            {
                Property(Flags.[|Stories|].IsEnabled(Ctx("c")));
            }
            """,
            null, RemovalReasons.Effects),
        new("the argument of an interpolated string handler", true,
            """
            public void Run(bool a, bool b)
            {
                Log(a, $"{Flags.[|Stories|].IsEnabled(Ctx("c"))}");
            }

            private static void Log(bool x, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("x")] Handler h) => Say("log");

            [System.Runtime.CompilerServices.InterpolatedStringHandler]
            private ref struct Handler
            {
                public Handler(int l, int f, bool x, out bool on) => on = x;

                public void AppendFormatted(bool x) => Say(x);
            }
            """,
            null, RemovalReasons.Effects),
        Case.Of("the value of a switch", false,
            """
            switch (Is("x", a) && Flags.Stories.IsEnabled())
            {
                default:
                    Say(1);
                    break;
            }
            """,
            """
            Is("x", a);
            Say(1);
            """),
        Case.Of("the items of a loop", true,
            """
            foreach (var x in Items(Flags.Stories.IsEnabled(Ctx("c"))))
            {
                Say(x);
            }

            static int[] Items(bool x) => [x ? 1 : 2];
            """,
            """
            Ctx("c");
            foreach (var x in Items())
            {
                Say(x);
            }

            static int[] Items() => [1];
            """),
        new("an expression body with an effect becomes a block", true, "public int Run(bool a, bool b) => Flags.Stories.IsEnabled(Ctx(\"c\")) ? Num(\"x\") : 1;",
            """
            public int Run(bool a, bool b)
            {
                Ctx("c");
                return Num("x");
            }
            """),
        new("a property with an effect in its body", false,
            """
            public void Run(bool a, bool b) => Say(Pictures);

            private static int Pictures => Is("x") && Flags.Stories.IsEnabled() ? 2 : 1;
            """,
            """
            public void Run(bool a, bool b) => Say(Pictures);

            private static int Pictures
            {
                get
                {
                    Is("x");
                    return 1;
                }
            }
            """),
        new("an accessor with an effect in its body", true,
            """
            public void Run(bool a, bool b) => Say(Pictures);

            private static int Pictures
            {
                get => Flags.Stories.IsEnabled(Ctx("c")) ? 2 : 1;
            }
            """,
            """
            public void Run(bool a, bool b) => Say(Pictures);

            private static int Pictures
            {
                get
                {
                    Ctx("c");
                    return 2;
                }
            }
            """),
        Case.Of("a local function with an effect in its body", true,
            """
            Show();

            void Show() => Say(Flags.Stories.IsEnabled(Ctx("c")));
            """,
            """
            Show();

            void Show()
            {
                Ctx("c");
                Say(true);
            }
            """),
        new("an asynchronous body with an effect", true,
            """
            public async Task<bool> RunAsync(bool a, bool b)
                => await Flags.Stories.IsEnabledAsync(Ctx("c")) && await IsLater("x", a);
            """,
            """
            public async Task<bool> RunAsync(bool a, bool b)
            {
                Ctx("c");
                return await IsLater("x", a);
            }
            """),
        new("an expression body that evaluates something else first", true, "public string Run(bool a, bool b) => string.Concat(Num(\"x\"), Flags.[|Stories|].IsEnabled(Ctx(\"c\")));", null, RemovalReasons.Effects),
        Case.Of("a negation in parentheses", true, "Say(a && (Flags.Stories.IsEnabled() && !Is(\"x\", b)) && b);", "Say(a && !Is(\"x\", b) && b);"),
        Case.Of("a variable that later code uses", false,
            """
            Say(Flags.Stories.IsEnabled() && int.TryParse("1", out var n));
            n = 5;
            Say(n);
            """,
            """
            Say(false && int.TryParse("1", out var n));
            n = 5;
            Say(n);
            """),
    ];
}
