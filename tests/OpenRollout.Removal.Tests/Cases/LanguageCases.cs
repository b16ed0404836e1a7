namespace OpenRollout.Removal.Tests;

/// <summary>Language features around a flag: references, spans, patterns, iterators, attributes for null analysis, and others.</summary>
internal static class LanguageCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.OfAsync("async iterator: on", true,
            """
            await foreach (var x in All(a)) Say(x);

            async IAsyncEnumerable<int> All(bool c, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
            {
                if (!Flags.Stories.IsEnabled())
                {
                    await Task.CompletedTask;
                    yield return Num("old", 1);
                    yield break;
                }

                if (c)
                {
                    yield return Num("new", 2);
                }
            }
            """,
            """
            await foreach (var x in All(a)) Say(x);

            async IAsyncEnumerable<int> All(bool c, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
            {
                await Task.CompletedTask;
                if (c)
                {
                    yield return Num("new", 2);
                }
            }
            """),
        Case.OfAsync("async iterator: off", false,
            """
            await foreach (var x in All(a)) Say(x);

            async IAsyncEnumerable<int> All(bool c, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
            {
                if (!Flags.Stories.IsEnabled())
                {
                    await Task.CompletedTask;
                    yield return Num("old", 1);
                    yield break;
                }

                if (c)
                {
                    yield return Num("new", 2);
                }
            }
            """,
            """
            await foreach (var x in All(a)) Say(x);

            async IAsyncEnumerable<int> All(bool c, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
            {
                await Task.CompletedTask;
                yield return Num("old", 1);
            }
            """),
        Case.OfAsync("async iterator losing all yields: on", true,
            """
            await foreach (var x in All(a)) Say(x);
            Say("end");

            async IAsyncEnumerable<int> All(bool c)
            {
                if (Flags.Stories.IsEnabled())
                {
                    await Task.CompletedTask;
                    Say("none");
                    yield break;
                }

                yield return Num("old", 1);
            }
            """,
            """
            await foreach (var x in All(a)) Say(x);
            Say("end");

            async IAsyncEnumerable<int> All(bool c)
            {
                await Task.CompletedTask;
                Say("none");
                yield break;
            }
            """),
        Case.OfAsync("async iterator losing all yields: off", false,
            """
            await foreach (var x in All(a)) Say(x);
            Say("end");

            async IAsyncEnumerable<int> All(bool c)
            {
                if (Flags.Stories.IsEnabled())
                {
                    await Task.CompletedTask;
                    Say("none");
                    yield break;
                }

                yield return Num("old", 1);
            }
            """,
            """
            await foreach (var x in All(a)) Say(x);
            Say("end");

            async IAsyncEnumerable<int> All(bool c)
            {
                await Task.CompletedTask;
                yield return Num("old", 1);
            }
            """),
        new("await using declaration in arm: on", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    await using var s = new Later("new");
                    Say(1);
                }
                else
                {
                    await using var s = new Later("old");
                    Say(2);
                }
                Say(3);
            }
            private sealed class Later(string name) : IAsyncDisposable { public ValueTask DisposeAsync() { Say("-" + name); return default; } }
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                {
                    await using var s = new Later("new");
                    Say(1);
                }
                Say(3);
            }
            private sealed class Later(string name) : IAsyncDisposable { public ValueTask DisposeAsync() { Say("-" + name); return default; } }
            """),
        new("await using declaration in arm: off", false,
            """
            public async Task RunAsync(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    await using var s = new Later("new");
                    Say(1);
                }
                else
                {
                    await using var s = new Later("old");
                    Say(2);
                }
                Say(3);
            }
            private sealed class Later(string name) : IAsyncDisposable { public ValueTask DisposeAsync() { Say("-" + name); return default; } }
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                {
                    await using var s = new Later("old");
                    Say(2);
                }
                Say(3);
            }
            private sealed class Later(string name) : IAsyncDisposable { public ValueTask DisposeAsync() { Say("-" + name); return default; } }
            """),
        new("await using statement: on", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                await using (Flags.Stories.IsEnabled() ? new Later("new") : new Later("old"))
                {
                    Say(1);
                }
                await using var t = Flags.Stories.IsEnabled() ? new Later("n2") : null;
                Say(4);
            }
            private sealed class Later(string name) : IAsyncDisposable { public ValueTask DisposeAsync() { Say("-" + name); return default; } }
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                await using (new Later("new"))
                {
                    Say(1);
                }
                await using var t = new Later("n2");
                Say(4);
            }
            private sealed class Later(string name) : IAsyncDisposable { public ValueTask DisposeAsync() { Say("-" + name); return default; } }
            """),
        new("await using statement: off", false,
            """
            public async Task RunAsync(bool a, bool b)
            {
                await using (Flags.Stories.IsEnabled() ? new Later("new") : new Later("old"))
                {
                    Say(1);
                }
                await using var t = Flags.Stories.IsEnabled() ? new Later("n2") : null;
                Say(4);
            }
            private sealed class Later(string name) : IAsyncDisposable { public ValueTask DisposeAsync() { Say("-" + name); return default; } }
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                await using (new Later("old"))
                {
                    Say(1);
                }
                await using var t = (Later?)null;
                Say(4);
            }
            private sealed class Later(string name) : IAsyncDisposable { public ValueTask DisposeAsync() { Say("-" + name); return default; } }
            """),
        new("lock on ternary: on", true,
            """
            public void Run(bool a, bool b)
            {
                lock (Flags.Stories.IsEnabled() ? _new : _old)
                {
                    Say(1);
                }
                lock (_new)
                {
                    if (Flags.Stories.IsEnabled()) { Say(2); return; }
                    Say(3);
                }
                Say(4);
            }
            private readonly object _new = new();
            private readonly object _old = new();
            """,
            """
            public void Run(bool a, bool b)
            {
                lock (_new)
                {
                    Say(1);
                }
                lock (_new)
                {
                    Say(2); return;
                }
            }
            private readonly object _new = new();
            """),
        new("lock on ternary: off", false,
            """
            public void Run(bool a, bool b)
            {
                lock (Flags.Stories.IsEnabled() ? _new : _old)
                {
                    Say(1);
                }
                lock (_new)
                {
                    if (Flags.Stories.IsEnabled()) { Say(2); return; }
                    Say(3);
                }
                Say(4);
            }
            private readonly object _new = new();
            private readonly object _old = new();
            """,
            """
            public void Run(bool a, bool b)
            {
                lock (_old)
                {
                    Say(1);
                }
                lock (_new)
                {
                    Say(3);
                }
                Say(4);
            }
            private readonly object _new = new();
            private readonly object _old = new();
            """),
        new("System.Threading.Lock", true,
            """
            public void Run(bool a, bool b)
            {
                lock (Flags.Stories.IsEnabled() ? _new : _old) { Say(1); }
            }
            private readonly Lock _new = new();
            private readonly Lock _old = new();
            """,
            """
            public void Run(bool a, bool b)
            {
                lock (_new) { Say(1); }
            }
            private readonly Lock _new = new();
            private readonly Lock _old = new();
            """) { Notices = ["'_old' is no longer used, but it cannot be removed safely."] },
        Case.Of("pattern variables across or: on", true,
            """
            object o = a ? "text" : 5;
            if (o is string s && Flags.Stories.IsEnabled()) Say(s);
            if (!(o is string t) || !Flags.Stories.IsEnabled()) Say("no"); else Say(t);
            if (Flags.Stories.IsEnabled() && o is string u && u.Length > 2) Say(u);
            Say(Flags.Stories.IsEnabled() ? o is int i ? i : -1 : -2);
            """,
            """
            object o = a ? "text" : 5;
            if (o is string s) Say(s);
            if (!(o is string t)) Say("no"); else Say(t);
            if (o is string u && u.Length > 2) Say(u);
            Say(o is int i ? i : -1);
            """),
        Case.Of("pattern variables across or: off", false,
            """
            object o = a ? "text" : 5;
            if (o is string s && Flags.Stories.IsEnabled()) Say(s);
            if (!(o is string t) || !Flags.Stories.IsEnabled()) Say("no"); else Say(t);
            if (Flags.Stories.IsEnabled() && o is string u && u.Length > 2) Say(u);
            Say(Flags.Stories.IsEnabled() ? o is int i ? i : -1 : -2);
            """,
            """
            Say("no");
            Say(-2);
            """),
        Case.Of("pattern var leaking", true,
            """
            object o = a ? "text" : 5;
            if (!(Flags.Stories.IsEnabled() && o is string s))
            {
                Say("none");
                return;
            }
            Say(s);
            """,
            """
            object o = a ? "text" : 5;
            if (!(o is string s))
            {
                Say("none");
                return;
            }
            Say(s);
            """),
        Case.Of("ref locals: on", true,
            """
            int x = 1, y = 2;
            ref var r = ref Flags.Stories.IsEnabled() ? ref x : ref y;
            r = 9;
            Say(x + "," + y);
            ref readonly int q = ref (Flags.Stories.IsEnabled() ? ref y : ref x);
            Say(q);
            """,
            """
            int x = 1, y = 2;
            ref var r = ref x;
            r = 9;
            Say(x + "," + y);
            ref readonly int q = ref y;
            Say(q);
            """),
        Case.Of("ref locals: off", false,
            """
            int x = 1, y = 2;
            ref var r = ref Flags.Stories.IsEnabled() ? ref x : ref y;
            r = 9;
            Say(x + "," + y);
            ref readonly int q = ref (Flags.Stories.IsEnabled() ? ref y : ref x);
            Say(q);
            """,
            """
            int x = 1, y = 2;
            ref var r = ref y;
            r = 9;
            Say(x + "," + y);
            ref readonly int q = ref x;
            Say(q);
            """),
        new("ref return: on", true,
            """
            public void Run(bool a, bool b) { Pick(ref _x, ref _y)++; Say(_x + "," + _y); }
            private int _x, _y;
            private static ref int Pick(ref int x, ref int y) { if (Flags.Stories.IsEnabled()) { return ref x; } return ref y; }
            """,
            """
            public void Run(bool a, bool b) { Pick(ref _x, ref _y)++; Say(_x + "," + _y); }
            private int _x, _y;
            private static ref int Pick(ref int x, ref int y) { return ref x; }
            """),
        new("ref return: off", false,
            """
            public void Run(bool a, bool b) { Pick(ref _x, ref _y)++; Say(_x + "," + _y); }
            private int _x, _y;
            private static ref int Pick(ref int x, ref int y) { if (Flags.Stories.IsEnabled()) { return ref x; } return ref y; }
            """,
            """
            public void Run(bool a, bool b) { Pick(ref _x, ref _y)++; Say(_x + "," + _y); }
            private int _x, _y;
            private static ref int Pick(ref int x, ref int y) { return ref y; }
            """),
        new("ref return arrow", true,
            """
            public void Run(bool a, bool b) { Pick(ref _x, ref _y)++; Say(_x + "," + _y); }
            private int _x, _y;
            private static ref int Pick(ref int x, ref int y) => ref Flags.Stories.IsEnabled() ? ref x : ref y;
            """,
            """
            public void Run(bool a, bool b) { Pick(ref _x, ref _y)++; Say(_x + "," + _y); }
            private int _x, _y;
            private static ref int Pick(ref int x, ref int y) => ref x;
            """),
        Case.Of("assign ref ternary: on", true,
            """
            int x = 1, y = 2;
            (Flags.Stories.IsEnabled() ? ref x : ref y) = 7;
            (Flags.Stories.IsEnabled() ? ref x : ref y)++;
            Say(x + "," + y);
            """,
            """
            int x = 1, y = 2;
            x = 7;
            x++;
            Say(x + "," + y);
            """),
        Case.Of("assign ref ternary: off", false,
            """
            int x = 1, y = 2;
            (Flags.Stories.IsEnabled() ? ref x : ref y) = 7;
            (Flags.Stories.IsEnabled() ? ref x : ref y)++;
            Say(x + "," + y);
            """,
            """
            int x = 1, y = 2;
            y = 7;
            y++;
            Say(x + "," + y);
            """),
        Case.Of("spans: on", true,
            """
            Span<int> s = Flags.Stories.IsEnabled() ? stackalloc int[] { 1, 2 } : stackalloc int[] { 3 };
            Say(s.Length);
            Span<int> t = Flags.[|Stories|].IsEnabled() ? stackalloc int[2] : new int[3];
            Say(t.Length);
            var u = Flags.[|Stories|].IsEnabled() ? stackalloc int[2] : stackalloc int[3];
            Say(u.Length);
            """,
            """
            Span<int> s = stackalloc int[] { 1, 2 };
            Say(s.Length);
            Span<int> t = Flags.Stories.IsEnabled() ? stackalloc int[2] : new int[3];
            Say(t.Length);
            var u = Flags.Stories.IsEnabled() ? stackalloc int[2] : stackalloc int[3];
            Say(u.Length);
            """) with { Reasons = ["After the removal, 'var'", "After the removal, 'stackalloc int[2]'"] },
        Case.Of("spans: off", false,
            """
            Span<int> s = Flags.Stories.IsEnabled() ? stackalloc int[] { 1, 2 } : stackalloc int[] { 3 };
            Say(s.Length);
            Span<int> t = Flags.[|Stories|].IsEnabled() ? stackalloc int[2] : new int[3];
            Say(t.Length);
            var u = Flags.[|Stories|].IsEnabled() ? stackalloc int[2] : stackalloc int[3];
            Say(u.Length);
            """,
            """
            Span<int> s = stackalloc int[] { 3 };
            Say(s.Length);
            Span<int> t = Flags.Stories.IsEnabled() ? stackalloc int[2] : new int[3];
            Say(t.Length);
            var u = Flags.Stories.IsEnabled() ? stackalloc int[2] : stackalloc int[3];
            Say(u.Length);
            """) with { Reasons = ["After the removal, 'var'", "After the removal, 'stackalloc int[3]'"] },
        new("scoped: on", true,
            """
            public void Run(bool a, bool b) { Span<int> all = stackalloc int[4]; Say(Sum(all)); }
            private static int Sum(scoped ReadOnlySpan<int> s) { scoped ReadOnlySpan<int> x = Flags.Stories.IsEnabled() ? s[..1] : s; return x.Length; }
            """,
            """
            public void Run(bool a, bool b) { Span<int> all = stackalloc int[4]; Say(Sum(all)); }
            private static int Sum(scoped ReadOnlySpan<int> s) { scoped ReadOnlySpan<int> x = s[..1]; return x.Length; }
            """),
        new("scoped: off", false,
            """
            public void Run(bool a, bool b) { Span<int> all = stackalloc int[4]; Say(Sum(all)); }
            private static int Sum(scoped ReadOnlySpan<int> s) { scoped ReadOnlySpan<int> x = Flags.Stories.IsEnabled() ? s[..1] : s; return x.Length; }
            """,
            """
            public void Run(bool a, bool b) { Span<int> all = stackalloc int[4]; Say(Sum(all)); }
            private static int Sum(scoped ReadOnlySpan<int> s) { scoped ReadOnlySpan<int> x = s; return x.Length; }
            """),
        new("record with: on", true,
            """
            public void Run(bool a, bool b)
            {
                var r = new R(1, "x") with { A = Flags.Stories.IsEnabled() ? 2 : 3 };
                Say(r);
                r = Flags.Stories.IsEnabled() ? r with { B = "n" } : r;
                Say(r);
                Say((Flags.Stories.IsEnabled() ? r : new R(0, "")) with { A = 9 });
            }
            private sealed record R(int A, string B);
            """,
            """
            public void Run(bool a, bool b)
            {
                var r = new R(1, "x") with { A = 2 };
                Say(r);
                r = r with { B = "n" };
                Say(r);
                Say(r with { A = 9 });
            }
            private sealed record R(int A, string B);
            """),
        new("record with: off", false,
            """
            public void Run(bool a, bool b)
            {
                var r = new R(1, "x") with { A = Flags.Stories.IsEnabled() ? 2 : 3 };
                Say(r);
                r = Flags.Stories.IsEnabled() ? r with { B = "n" } : r;
                Say(r);
                Say((Flags.Stories.IsEnabled() ? r : new R(0, "")) with { A = 9 });
            }
            private sealed record R(int A, string B);
            """,
            """
            public void Run(bool a, bool b)
            {
                var r = new R(1, "x") with { A = 3 };
                Say(r);
                Say(r);
                Say(new R(0, "") with { A = 9 });
            }
            private sealed record R(int A, string B);
            """) { Notices = ["'R.B' is no longer used in the solution. Remove it unless other code uses it."] },
        Case.Of("collection expressions: on", true,
            """
            int[] old = [7, 8];
            int[] x = [0, .. Flags.Stories.IsEnabled() ? [1, 2] : old, 9];
            Say(string.Join(",", x));
            int[] y = [0, .. Flags.Stories.IsEnabled() ? new[] { 1 } : Array.Empty<int>()];
            Say(string.Join(",", y));
            Span<int> z = Flags.Stories.IsEnabled() ? [1, 2, 3] : [];
            Say(z.Length);
            IEnumerable<string> w = [Flags.Stories.IsEnabled() ? "new" : "old", .. a ? ["p"] : Array.Empty<string>()];
            Say(string.Join(",", w));
            """,
            """
            int[] old = [7, 8];
            int[] x = [0, .. (int[])[1, 2], 9];
            Say(string.Join(",", x));
            int[] y = [0, .. new[] { 1 }];
            Say(string.Join(",", y));
            Span<int> z = [1, 2, 3];
            Say(z.Length);
            IEnumerable<string> w = ["new", .. a ? ["p"] : Array.Empty<string>()];
            Say(string.Join(",", w));
            """) with { Notices = ["'old' is no longer used, but it cannot be removed safely."] },
        Case.Of("collection expressions: off", false,
            """
            int[] old = [7, 8];
            int[] x = [0, .. Flags.Stories.IsEnabled() ? [1, 2] : old, 9];
            Say(string.Join(",", x));
            int[] y = [0, .. Flags.Stories.IsEnabled() ? new[] { 1 } : Array.Empty<int>()];
            Say(string.Join(",", y));
            Span<int> z = Flags.Stories.IsEnabled() ? [1, 2, 3] : [];
            Say(z.Length);
            IEnumerable<string> w = [Flags.Stories.IsEnabled() ? "new" : "old", .. a ? ["p"] : Array.Empty<string>()];
            Say(string.Join(",", w));
            """,
            """
            int[] old = [7, 8];
            int[] x = [0, .. old, 9];
            Say(string.Join(",", x));
            int[] y = [0, .. Array.Empty<int>()];
            Say(string.Join(",", y));
            Span<int> z = [];
            Say(z.Length);
            IEnumerable<string> w = ["old", .. a ? ["p"] : Array.Empty<string>()];
            Say(string.Join(",", w));
            """),
        Case.Of("raw strings: on", true,
            """"
            var x = Flags.Stories.IsEnabled()
                ? """
                  new {x}
                    more
                  """
                : """
                  old
                  """;
            Say(x);
            Say($$"""{{(Flags.Stories.IsEnabled() ? "n" : "o")}} {x}""");
            """",
            """"
            var x = """
                  new {x}
                    more
                  """;
            Say(x);
            Say($$"""{{"n"}} {x}""");
            """"),
        Case.Of("raw strings: off", false,
            """"
            var x = Flags.Stories.IsEnabled()
                ? """
                  new {x}
                    more
                  """
                : """
                  old
                  """;
            Say(x);
            Say($$"""{{(Flags.Stories.IsEnabled() ? "n" : "o")}} {x}""");
            """",
            """"
            var x = """
                  old
                  """;
            Say(x);
            Say($$"""{{"o"}} {x}""");
            """"),
        Case.Of("nested lambdas: on", true,
            """
            Func<Func<bool>> f = () => () => Flags.Stories.IsEnabled() && Is("x");
            Say(f()());
            Func<int, Func<int, int>> g = x => y => Flags.Stories.IsEnabled() ? x : y;
            Say(g(1)(2));
            Action h = () => { if (Flags.Stories.IsEnabled()) { Say("n"); return; } Say("o"); };
            h();
            """,
            """
            Func<Func<bool>> f = () => () => Is("x");
            Say(f()());
            Func<int, Func<int, int>> g = x => y => x;
            Say(g(1)(2));
            Action h = () => { Say("n"); };
            h();
            """),
        Case.Of("nested lambdas: off", false,
            """
            Func<Func<bool>> f = () => () => Flags.Stories.IsEnabled() && Is("x");
            Say(f()());
            Func<int, Func<int, int>> g = x => y => Flags.Stories.IsEnabled() ? x : y;
            Say(g(1)(2));
            Action h = () => { if (Flags.Stories.IsEnabled()) { Say("n"); return; } Say("o"); };
            h();
            """,
            """
            Func<Func<bool>> f = () => () => false;
            Say(f()());
            Func<int, Func<int, int>> g = x => y => y;
            Say(g(1)(2));
            Action h = () => { Say("o"); };
            h();
            """),
        Case.Of("captured local flag: on", true,
            """
            var isNew = Flags.Stories.IsEnabled();
            Func<bool> f = () => isNew;
            isNew = a;
            Say(f());
            """,
            """
            var isNew = true;
            Func<bool> f = () => isNew;
            isNew = a;
            Say(f());
            """),
        Case.Of("captured local flag: off", false,
            """
            var isNew = Flags.Stories.IsEnabled();
            Func<bool> f = () => isNew;
            isNew = a;
            Say(f());
            """,
            """
            var isNew = false;
            Func<bool> f = () => isNew;
            isNew = a;
            Say(f());
            """),
        Case.Of("captured loop: on", true,
            """
            var fs = new List<Func<int>>();
            for (var i = 0; i < 3; i++)
            {
                if (Flags.Stories.IsEnabled()) { var j = i; fs.Add(() => j); } else { fs.Add(() => i); }
            }
            foreach (var f in fs) Say(f());
            """,
            """
            var fs = new List<Func<int>>();
            for (var i = 0; i < 3; i++)
            {
                var j = i; fs.Add(() => j);
            }
            foreach (var f in fs) Say(f());
            """),
        Case.Of("captured loop: off", false,
            """
            var fs = new List<Func<int>>();
            for (var i = 0; i < 3; i++)
            {
                if (Flags.Stories.IsEnabled()) { var j = i; fs.Add(() => j); } else { fs.Add(() => i); }
            }
            foreach (var f in fs) Say(f());
            """,
            """
            var fs = new List<Func<int>>();
            for (var i = 0; i < 3; i++)
            {
                fs.Add(() => i);
            }
            foreach (var f in fs) Say(f());
            """),
        Case.Of("local function recursion: on", true,
            """
            Say(Fact(4));
            int Fact(int n) => n <= 1 ? 1 : Flags.Stories.IsEnabled() ? n * Fact(n - 1) : Old(n);
            int Old(int n) => n;
            """,
            """
            Say(Fact(4));
            int Fact(int n) => n <= 1 ? 1 : n * Fact(n - 1);
            """),
        Case.Of("local function recursion: off", false,
            """
            Say(Fact(4));
            int Fact(int n) => n <= 1 ? 1 : Flags.Stories.IsEnabled() ? n * Fact(n - 1) : Old(n);
            int Old(int n) => n;
            """,
            """
            Say(Fact(4));
            int Fact(int n) => n <= 1 ? 1 : Old(n);
            int Old(int n) => n;
            """),
        new("static abstract: on", true,
            """
            public void Run(bool a, bool b) { Say(Get<P>()); Say(Get<Q>()); }
            private static string Get<T>() where T : I<T> => T.IsNew ? T.New() : T.Old();
            private interface I<T> where T : I<T> { static abstract bool IsNew { get; } static abstract string New(); static virtual string Old() => "old"; }
            private struct P : I<P> { public static bool IsNew => Flags.Stories.IsEnabled(); public static string New() => "P"; }
            private struct Q : I<Q> { public static bool IsNew => !Flags.Stories.IsEnabled(); public static string New() => "Q"; }
            """,
            """
            public void Run(bool a, bool b) { Say(Get<P>()); Say(Get<Q>()); }
            private static string Get<T>() where T : I<T> => T.IsNew ? T.New() : T.Old();
            private interface I<T> where T : I<T> { static abstract bool IsNew { get; } static abstract string New(); static virtual string Old() => "old"; }
            private struct P : I<P> { public static bool IsNew => true; public static string New() => "P"; }
            private struct Q : I<Q> { public static bool IsNew => false; public static string New() => "Q"; }
            """) { Notices = ["An implementation of 'I.IsNew' always returns false now. If it is the only one, remove the member.", "An implementation of 'I.IsNew' always returns true now. If it is the only one, remove the member.", "'IsNew' always returns true now. Use the value where it is called, and remove the member.", "'IsNew' always returns false now. Use the value where it is called, and remove the member."] },
        new("static abstract: off", false,
            """
            public void Run(bool a, bool b) { Say(Get<P>()); Say(Get<Q>()); }
            private static string Get<T>() where T : I<T> => T.IsNew ? T.New() : T.Old();
            private interface I<T> where T : I<T> { static abstract bool IsNew { get; } static abstract string New(); static virtual string Old() => "old"; }
            private struct P : I<P> { public static bool IsNew => Flags.Stories.IsEnabled(); public static string New() => "P"; }
            private struct Q : I<Q> { public static bool IsNew => !Flags.Stories.IsEnabled(); public static string New() => "Q"; }
            """,
            """
            public void Run(bool a, bool b) { Say(Get<P>()); Say(Get<Q>()); }
            private static string Get<T>() where T : I<T> => T.IsNew ? T.New() : T.Old();
            private interface I<T> where T : I<T> { static abstract bool IsNew { get; } static abstract string New(); static virtual string Old() => "old"; }
            private struct P : I<P> { public static bool IsNew => false; public static string New() => "P"; }
            private struct Q : I<Q> { public static bool IsNew => true; public static string New() => "Q"; }
            """) { Notices = ["An implementation of 'I.IsNew' always returns false now. If it is the only one, remove the member.", "An implementation of 'I.IsNew' always returns true now. If it is the only one, remove the member.", "'IsNew' always returns false now. Use the value where it is called, and remove the member.", "'IsNew' always returns true now. Use the value where it is called, and remove the member."] },
        new("partial property: on", true,
            """
            public void Run(bool a, bool b) { Say(IsNew ? 1 : 2); }
            private partial bool IsNew { get; }
            private partial bool IsNew => Flags.Stories.IsEnabled();
            """,
            """
            public void Run(bool a, bool b) { Say(IsNew ? 1 : 2); }
            private partial bool IsNew { get; }
            private partial bool IsNew => true;
            """) { Notices = ["'IsNew' always returns true now. Use the value where it is called, and remove the member."] },
        new("partial property: off", false,
            """
            public void Run(bool a, bool b) { Say(IsNew ? 1 : 2); }
            private partial bool IsNew { get; }
            private partial bool IsNew => Flags.Stories.IsEnabled();
            """,
            """
            public void Run(bool a, bool b) { Say(IsNew ? 1 : 2); }
            private partial bool IsNew { get; }
            private partial bool IsNew => false;
            """) { Notices = ["'IsNew' always returns false now. Use the value where it is called, and remove the member."] },
        new("partial method: on", true,
            """
            public void Run(bool a, bool b) { Say(IsNew() ? 1 : 2); }
            private partial bool IsNew();
            private partial bool IsNew() => Flags.Stories.IsEnabled();
            """,
            """
            public void Run(bool a, bool b) { Say(IsNew() ? 1 : 2); }
            private partial bool IsNew();
            private partial bool IsNew() => true;
            """) { Notices = ["'IsNew' always returns true now. Use the value where it is called, and remove the member."] },
        new("partial method: off", false,
            """
            public void Run(bool a, bool b) { Say(IsNew() ? 1 : 2); }
            private partial bool IsNew();
            private partial bool IsNew() => Flags.Stories.IsEnabled();
            """,
            """
            public void Run(bool a, bool b) { Say(IsNew() ? 1 : 2); }
            private partial bool IsNew();
            private partial bool IsNew() => false;
            """) { Notices = ["'IsNew' always returns false now. Use the value where it is called, and remove the member."] },
        new("member not null: on", true,
            """
            public void Run(bool a, bool b) { Init(); Say(_s.Length); }
            private string? _s;
            [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_s))]
            private void Init() { if (Flags.Stories.IsEnabled()) { _s = "new"; return; } _s = "old"; }
            """,
            """
            public void Run(bool a, bool b) { Init(); Say(_s.Length); }
            private string? _s;
            [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_s))]
            private void Init() { _s = "new"; }
            """),
        new("member not null: off", false,
            """
            public void Run(bool a, bool b) { Init(); Say(_s.Length); }
            private string? _s;
            [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_s))]
            private void Init() { if (Flags.Stories.IsEnabled()) { _s = "new"; return; } _s = "old"; }
            """,
            """
            public void Run(bool a, bool b) { Init(); Say(_s.Length); }
            private string? _s;
            [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_s))]
            private void Init() { _s = "old"; }
            """),
        new("not null when: on", true,
            """
            public void Run(bool a, bool b) { if (Try(out var s)) Say(s.Length); else Say("none"); }
            private static bool Try([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? s) { if (!Flags.Stories.IsEnabled()) { s = null; return false; } s = "new"; return true; }
            """,
            """
            public void Run(bool a, bool b) { if (Try(out var s)) Say(s.Length); else Say("none"); }
            private static bool Try([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? s) { s = "new"; return true; }
            """),
        new("not null when: off", false,
            """
            public void Run(bool a, bool b) { if (Try(out var s)) Say(s.Length); else Say("none"); }
            private static bool Try([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? s) { if (!Flags.Stories.IsEnabled()) { s = null; return false; } s = "new"; return true; }
            """,
            """
            public void Run(bool a, bool b) { if (Try(out var s)) Say(s.Length); else Say("none"); }
            private static bool Try([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? s) { s = null; return false; }
            """),
        new("member not null when: on", true,
            """
            public void Run(bool a, bool b) { if (IsReady) Say(_s.Length); else Say("none"); }
            private string? _s = "x";
            [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(_s))]
            private bool IsReady => Flags.Stories.IsEnabled() && _s is not null;
            """,
            """
            public void Run(bool a, bool b) { if (IsReady) Say(_s.Length); else Say("none"); }
            private string? _s = "x";
            [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(_s))]
            private bool IsReady => _s is not null;
            """),
        new("member not null when: off", false,
            """
            public void Run(bool a, bool b) { if (IsReady) Say(_s.Length); else Say("none"); }
            private string? _s = "x";
            [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(_s))]
            private bool IsReady => Flags.Stories.IsEnabled() && _s is not null;
            """,
            """
            public void Run(bool a, bool b) { if (IsReady) Say(_s.Length); else Say("none"); }
            private string? _s = "x";
            [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(_s))]
            private bool IsReady => false;
            """) { Notices = ["'IsReady' always returns false now. Use the value where it is called, and remove the member."] },
        new("does not return if: on", true,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : "y"; Check(Flags.Stories.IsEnabled() || s != null); Say(s.Length); }
            private static void Check([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition) { if (!condition) throw new InvalidOperationException(); }
            """,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : "y"; Check(true); Say(s.Length); }
            private static void Check([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition) { if (!condition) throw new InvalidOperationException(); }
            """),
        new("does not return if: off", false,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : "y"; Check(Flags.Stories.IsEnabled() || s != null); Say(s.Length); }
            private static void Check([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition) { if (!condition) throw new InvalidOperationException(); }
            """,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : "y"; Check(s != null); Say(s.Length); }
            private static void Check([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition) { if (!condition) throw new InvalidOperationException(); }
            """),
        Case.Of("definite assignment: on", true,
            """
            int x;
            if (Flags.Stories.IsEnabled()) x = 1; else x = 2;
            Say(x);
            int y;
            var ok = Flags.Stories.IsEnabled() ? Set(out y) : Set(out y);
            Say(y);
            int z;
            if (Flags.Stories.IsEnabled() || Set(out z)) { z = 4; }
            Say(z);
            bool Set(out int v) { v = Num("v"); return true; }
            """,
            """
            int x = 1;
            Say(x);
            int y;
            var ok = Set(out y);
            Say(y);
            int z = 4;
            Say(z);
            bool Set(out int v) { v = Num("v"); return true; }
            """),
        Case.Of("definite assignment: off", false,
            """
            int x;
            if (Flags.Stories.IsEnabled()) x = 1; else x = 2;
            Say(x);
            int y;
            var ok = Flags.Stories.IsEnabled() ? Set(out y) : Set(out y);
            Say(y);
            int z;
            if (Flags.Stories.IsEnabled() || Set(out z)) { z = 4; }
            Say(z);
            bool Set(out int v) { v = Num("v"); return true; }
            """,
            """
            int x = 2;
            Say(x);
            int y;
            var ok = Set(out y);
            Say(y);
            int z;
            if (Set(out z)) { z = 4; }
            Say(z);
            bool Set(out int v) { v = Num("v"); return true; }
            """),
        new("interlocked: on", true,
            """
            public void Run(bool a, bool b) { Interlocked.Increment(ref Flags.[|Stories|].IsEnabled() ? ref _x : ref _y); Say(_x + "," + _y); if (Flags.Stories.IsEnabled() && Interlocked.Exchange(ref _x, 5) == 1) Say("was"); Say(_x); }
            private int _x, _y;
            """,
            """
            public void Run(bool a, bool b) { Interlocked.Increment(ref Flags.Stories.IsEnabled() ? ref _x : ref _y); Say(_x + "," + _y); if (Interlocked.Exchange(ref _x, 5) == 1) Say("was"); Say(_x); }
            private int _x, _y;
            """, "After the removal the compiler would report CS0649"),
        new("interlocked: off", false,
            """
            public void Run(bool a, bool b) { Interlocked.Increment(ref Flags.Stories.IsEnabled() ? ref _x : ref _y); Say(_x + "," + _y); if (Flags.[|Stories|].IsEnabled() && Interlocked.Exchange(ref _x, 5) == 1) Say("was"); Say(_x); }
            private int _x, _y;
            """,
            """
            public void Run(bool a, bool b) { Interlocked.Increment(ref _y); Say(_x + "," + _y); if (Flags.Stories.IsEnabled() && Interlocked.Exchange(ref _x, 5) == 1) Say("was"); Say(_x); }
            private int _x, _y;
            """, "After the removal the compiler would report CS0649"),
        Case.Of("switch goto default: on", true,
            """
            switch (a ? 1 : 2)
            {
                case 1 when Flags.[|Stories|].IsEnabled():
                    Say("one new");
                    goto default;
                case 1:
                    Say("one old");
                    break;
                default:
                    Say("default");
                    break;
            }
            """,
            null, "After the removal the compiler would report CS8120"),
        Case.Of("switch goto default: off", false,
            """
            switch (a ? 1 : 2)
            {
                case 1 when Flags.[|Stories|].IsEnabled():
                    Say("one new");
                    goto default;
                case 1:
                    Say("one old");
                    break;
                default:
                    Say("default");
                    break;
            }
            """,
            null, "After the removal the compiler would report CS0162"),
        Case.Of("switch goto case inside: on", true,
            """
            switch (a ? 1 : 2)
            {
                case 1:
                    if (Flags.Stories.IsEnabled()) { goto case 2; }
                    Say("one");
                    break;
                case 2:
                    Say("two");
                    break;
            }
            """,
            """
            switch (a ? 1 : 2)
            {
                case 1:
                    goto case 2;
                case 2:
                    Say("two");
                    break;
            }
            """),
        Case.Of("switch goto case inside: off", false,
            """
            switch (a ? 1 : 2)
            {
                case 1:
                    if (Flags.Stories.IsEnabled()) { goto case 2; }
                    Say("one");
                    break;
                case 2:
                    Say("two");
                    break;
            }
            """,
            """
            switch (a ? 1 : 2)
            {
                case 1:
                    Say("one");
                    break;
                case 2:
                    Say("two");
                    break;
            }
            """),
        Case.Of("switch over flag with goto: on", true,
            """
            switch (Flags.Stories.IsEnabled())
            {
                case true:
                    Say("new");
                    goto case false;
                case false:
                    Say("old");
                    break;
            }
            """,
            """
            switch (true)
            {
                case true:
                    Say("new");
                    goto case false;
                case false:
                    Say("old");
                    break;
            }
            """),
        Case.Of("switch over flag with goto: off", false,
            """
            switch (Flags.Stories.IsEnabled())
            {
                case true:
                    Say("new");
                    goto case false;
                case false:
                    Say("old");
                    break;
            }
            """,
            """
            Say("old");
            """),
        Case.Of("exception filters: on", true,
            """
            try { Fail("x"); }
            catch (InvalidOperationException e) when (Flags.Stories.IsEnabled() && e.Message == "x") { Say("filtered"); }
            catch (Exception e) when (!Flags.Stories.IsEnabled()) { Say(e.Message); }
            """,
            """
            try { Fail("x"); }
            catch (InvalidOperationException e) when (e.Message == "x") { Say("filtered"); }
            """),
        Case.Of("exception filters: off", false,
            """
            try { Fail("x"); }
            catch (InvalidOperationException e) when (Flags.Stories.IsEnabled() && e.Message == "x") { Say("filtered"); }
            catch (Exception e) when (!Flags.Stories.IsEnabled()) { Say(e.Message); }
            """,
            """
            try { Fail("x"); }
            catch (Exception e) { Say(e.Message); }
            """),
        Case.Of("filter true: on", true,
            """
            try { Fail("x"); }
            catch (InvalidOperationException) when (Flags.Stories.IsEnabled()) { Say("new"); }
            catch (InvalidOperationException) { Say("old"); }
            """,
            """
            try { Fail("x"); }
            catch (InvalidOperationException) { Say("new"); }
            """),
        Case.Of("filter true: off", false,
            """
            try { Fail("x"); }
            catch (InvalidOperationException) when (Flags.Stories.IsEnabled()) { Say("new"); }
            catch (InvalidOperationException) { Say("old"); }
            """,
            """
            try { Fail("x"); }
            catch (InvalidOperationException) { Say("old"); }
            """),
        Case.Of("iterator try finally: on", true,
            """
            foreach (var x in All()) { Say(x); if (a) break; }
            IEnumerable<int> All()
            {
                try
                {
                    if (Flags.Stories.IsEnabled()) { yield return 1; yield return 2; }
                    else { yield return 3; }
                }
                finally
                {
                    Say("finally");
                    if (Flags.Stories.IsEnabled()) Say("f new");
                }
            }
            """,
            """
            foreach (var x in All()) { Say(x); if (a) break; }
            IEnumerable<int> All()
            {
                try
                {
                    yield return 1; yield return 2;
                }
                finally
                {
                    Say("finally");
                    Say("f new");
                }
            }
            """),
        Case.Of("iterator try finally: off", false,
            """
            foreach (var x in All()) { Say(x); if (a) break; }
            IEnumerable<int> All()
            {
                try
                {
                    if (Flags.Stories.IsEnabled()) { yield return 1; yield return 2; }
                    else { yield return 3; }
                }
                finally
                {
                    Say("finally");
                    if (Flags.Stories.IsEnabled()) Say("f new");
                }
            }
            """,
            """
            foreach (var x in All()) { Say(x); if (a) break; }
            IEnumerable<int> All()
            {
                try
                {
                    yield return 3;
                }
                finally
                {
                    Say("finally");
                }
            }
            """),
        Case.Of("checked contexts: on", true,
            """
            int big = int.MaxValue;
            try { Say(checked(big + (Flags.Stories.IsEnabled() ? 1 : 2))); } catch (OverflowException) { Say("overflow"); }
            Say(unchecked(big + (Flags.Stories.IsEnabled() ? 1 : 2)));
            checked { try { Say(big * (Flags.Stories.IsEnabled() ? 2 : 3)); } catch (OverflowException) { Say("overflow"); } }
            unchecked { Say((byte)(Flags.Stories.IsEnabled() ? 300 : 400)); }
            Say(unchecked((int)(Flags.Stories.IsEnabled() ? 3000000000L : 1L)));
            """,
            """
            int big = int.MaxValue;
            try { Say(checked(big + 1)); } catch (OverflowException) { Say("overflow"); }
            Say(unchecked(big + 1));
            checked { try { Say(big * 2); } catch (OverflowException) { Say("overflow"); } }
            unchecked { Say((byte)300); }
            Say(unchecked((int)3000000000L));
            """),
        Case.Of("checked contexts: off", false,
            """
            int big = int.MaxValue;
            try { Say(checked(big + (Flags.Stories.IsEnabled() ? 1 : 2))); } catch (OverflowException) { Say("overflow"); }
            Say(unchecked(big + (Flags.Stories.IsEnabled() ? 1 : 2)));
            checked { try { Say(big * (Flags.Stories.IsEnabled() ? 2 : 3)); } catch (OverflowException) { Say("overflow"); } }
            unchecked { Say((byte)(Flags.Stories.IsEnabled() ? 300 : 400)); }
            Say(unchecked((int)(Flags.Stories.IsEnabled() ? 3000000000L : 1L)));
            """,
            """
            int big = int.MaxValue;
            try { Say(checked(big + 2)); } catch (OverflowException) { Say("overflow"); }
            Say(unchecked(big + 2));
            checked { try { Say(big * 3); } catch (OverflowException) { Say("overflow"); } }
            unchecked { Say((byte)400); }
            Say(unchecked((int)1L));
            """),
    ];
}
