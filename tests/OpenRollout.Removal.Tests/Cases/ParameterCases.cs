namespace OpenRollout.Removal.Tests;

/// <summary>Parameters of private methods.</summary>
internal static class ParameterCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("a parameter of a private method", true,
            """
            public void Run(bool a, bool b)
            {
                var isNew = Flags.Stories.IsEnabled();
                Show(a, isNew);
                Show(b, isNew: isNew);
            }

            private static void Show(bool x, bool isNew)
            {
                if (isNew)
                {
                    Say(x);
                }
                else
                {
                    Say(!x);
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Show(a);
                Show(b);
            }

            private static void Show(bool x)
            {
                Say(x);
            }
            """),
        new("a parameter on a line of its own, and named arguments", false,
            """
            public void Run(bool a, bool b)
            {
                Show(
                    Flags.Stories.IsEnabled(),
                    a,
                    Is("b", b));
                Show(isNew: Flags.Stories.IsEnabled(), y: Is("b2", b), x: a);
            }

            private static void Show(
                bool isNew,
                bool x,
                bool y)
            {
                Say(isNew && x);
                Say(y);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Show(
                    a,
                    Is("b", b));
                Show(y: Is("b2", b), x: a);
            }

            private static void Show(
                bool x,
                bool y)
            {
                Say(false);
                Say(y);
            }
            """),
        new("a parameter whose callers disagree stays", true,
            """
            public void Run(bool a, bool b)
            {
                Show(Flags.Stories.IsEnabled());
                Show(a);
            }

            private static void Show(bool isNew) => Say(isNew ? 1 : 2);
            """,
            """
            public void Run(bool a, bool b)
            {
                Show(true);
                Show(a);
            }

            private static void Show(bool isNew) => Say(isNew ? 1 : 2);
            """),
        new("a parameter of a method of which a delegate is made stays", true,
            """
            public void Run(bool a, bool b)
            {
                Show(Flags.Stories.IsEnabled());
                Action<bool> f = Show;
                f(a);
            }

            private static void Show(bool isNew) => Say(isNew ? 1 : 2);
            """,
            """
            public void Run(bool a, bool b)
            {
                Show(true);
                Action<bool> f = Show;
                f(a);
            }

            private static void Show(bool isNew) => Say(isNew ? 1 : 2);
            """),
        new("a parameter that is written stays", true,
            """
            public void Run(bool a, bool b) => Show(Flags.Stories.IsEnabled(), a);

            private static void Show(bool isNew, bool x)
            {
                isNew &= x;
                Say(isNew ? 1 : 2);
            }
            """,
            """
            public void Run(bool a, bool b) => Show(true, a);

            private static void Show(bool isNew, bool x)
            {
                isNew &= x;
                Say(isNew ? 1 : 2);
            }
            """),
        new("an optional parameter with the same value", false,
            """
            public void Run(bool a, bool b)
            {
                Show(a, Flags.Stories.IsEnabled());
                Show(b);
            }

            private static void Show(bool x, bool isNew = false) => Say(isNew ? x : !x);
            """,
            """
            public void Run(bool a, bool b)
            {
                Show(a);
                Show(b);
            }

            private static void Show(bool x) => Say(!x);
            """),
        new("an optional parameter with another value stays", true,
            """
            public void Run(bool a, bool b)
            {
                Show(a, Flags.Stories.IsEnabled());
                Show(b);
            }

            private static void Show(bool x, bool isNew = false) => Say(isNew ? x : !x);
            """,
            """
            public void Run(bool a, bool b)
            {
                Show(a, true);
                Show(b);
            }

            private static void Show(bool x, bool isNew = false) => Say(isNew ? x : !x);
            """),
        new("a parameter before a parameter array", true,
            """
            public void Run(bool a, bool b)
            {
                Show(Flags.Stories.IsEnabled(), 1, 2);
                Show(Flags.Stories.IsEnabled());
            }

            private static void Show(bool isNew, params int[] x) => Say(isNew ? x.Length : 0);
            """,
            """
            public void Run(bool a, bool b)
            {
                Show(1, 2);
                Show();
            }

            private static void Show(params int[] x) => Say(x.Length);
            """),
        new("a parameter of a method with overloads stays", true,
            """
            public void Run(bool a, bool b)
            {
                Show(a, Flags.Stories.IsEnabled());
                Show(b);
            }

            private static void Show(bool x, bool isNew) => Say(isNew ? x : !x);

            private static void Show(bool x) => Say(x);
            """,
            """
            public void Run(bool a, bool b)
            {
                Show(a, true);
                Show(b);
            }

            private static void Show(bool x, bool isNew) => Say(isNew ? x : !x);

            private static void Show(bool x) => Say(x);
            """),
        new("a parameter that recursive calls pass on", true,
            """
            public void Run(bool a, bool b) => Say(Sum(3, Sum(2, 1, Flags.Stories.IsEnabled()), Flags.Stories.IsEnabled()));

            private static int Sum(int n, int x, bool isNew) => n == 0 ? x : isNew ? Sum(n - 1, x + 1, isNew) : Sum(n - 1, x + (isNew ? 5 : 6), isNew);
            """,
            """
            public void Run(bool a, bool b) => Say(Sum(3, Sum(2, 1)));

            private static int Sum(int n, int x) => n == 0 ? x : Sum(n - 1, x + 1);
            """),
        new("a parameter that recursive calls pass on, off", false,
            """
            public void Run(bool a, bool b) => Say(Sum(3, Sum(2, 1, Flags.Stories.IsEnabled()), Flags.Stories.IsEnabled()));

            private static int Sum(int n, int x, bool isNew) => n == 0 ? x : isNew ? Sum(n - 1, x + 1, isNew) : Sum(n - 1, x + (isNew ? 5 : 6), isNew);
            """,
            """
            public void Run(bool a, bool b) => Say(Sum(3, Sum(2, 1)));

            private static int Sum(int n, int x) => n == 0 ? x : Sum(n - 1, x + 6);
            """),
        Case.Of("a parameter of a local function", true,
            """
            var isNew = Flags.Stories.IsEnabled();
            Show(a, isNew);
            Show(b, isNew);
            void Show(bool x, bool n)
            {
                Say(n ? x : 7);
            }
            """,
            """
            Show(a);
            Show(b);
            void Show(bool x)
            {
                Say(x);
            }
            """),
        new("a parameter of an asynchronous method", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                var isNew = await Flags.Stories.IsEnabledAsync();
                Say(await GetAsync(a, isNew));
            }

            private async Task<int> GetAsync(bool x, bool isNew)
            {
                if (isNew && x)
                {
                    return await Task.FromResult(Num("n"));
                }

                await Task.Yield();
                return Num("o");
            }
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                Say(await GetAsync(a));
            }

            private async Task<int> GetAsync(bool x)
            {
                if (x)
                {
                    return await Task.FromResult(Num("n"));
                }

                await Task.Yield();
                return Num("o");
            }
            """),
        new("a parameter that a condition decides", false,
            """
            public void Run(bool a, bool b) => Show(a, Flags.Stories.IsEnabled() && b);

            private static void Show(bool x, bool isNew) => Say(isNew ? x : !x);
            """,
            """
            public void Run(bool a, bool b) => Show(a);

            private static void Show(bool x) => Say(!x);
            """),
        new("a parameter of a public method stays", true,
            """
            public void Run(bool a, bool b) => Show(a, Flags.Stories.IsEnabled());

            public static void Show(bool x, bool isNew) => Say(isNew ? x : !x);
            """,
            """
            public void Run(bool a, bool b) => Show(a, true);

            public static void Show(bool x, bool isNew) => Say(isNew ? x : !x);
            """),
        new("a parameter whose name is used stays", true,
            """
            public void Run(bool a, bool b) => Show(a, Flags.Stories.IsEnabled());

            private static void Show(bool x, bool isNew)
            {
                Say(nameof(isNew));
                Say(isNew ? x : !x);
            }
            """,
            """
            public void Run(bool a, bool b) => Show(a, true);

            private static void Show(bool x, bool isNew)
            {
                Say(nameof(isNew));
                Say(isNew ? x : !x);
            }
            """),
        new("a parameter of another type stays", true,
            """
            public void Run(bool a, bool b) => Show(a, Flags.Stories.IsEnabled());

            private static void Show(bool x, object isNew) => Say(isNew);
            """,
            """
            public void Run(bool a, bool b) => Show(a, true);

            private static void Show(bool x, object isNew) => Say(isNew);
            """),
        new("a parameter that is passed on to another method", true,
            """
            public void Run(bool a, bool b) => First(a, Flags.Stories.IsEnabled());

            private static void First(bool x, bool isNew)
            {
                Say("first");
                Second(isNew, x);
            }

            private static void Second(bool isNew, bool x) => Say(isNew ? x : !x);
            """,
            """
            public void Run(bool a, bool b) => First(a);

            private static void First(bool x)
            {
                Say("first");
                Second(x);
            }

            private static void Second(bool x) => Say(x);
            """),
    ];
}
