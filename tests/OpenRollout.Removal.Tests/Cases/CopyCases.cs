namespace OpenRollout.Removal.Tests;

/// <summary>Variables in the place of expressions whose values were copies, and references.</summary>
internal static class CopyCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("copies that are safe: on", true,
            """
            public void Run(bool a, bool b)
            {
                int x = Num("x"), y = Num("y");
                Say((Flags.Stories.IsEnabled() ? x : y).ToString());
                Say((Flags.Stories.IsEnabled() ? _start : DateTime.MinValue).AddDays(1).Year);
                Show(Flags.Stories.IsEnabled() ? x : y);
                Span<int> s = [1, 2], t = [3];
                Say((Flags.Stories.IsEnabled() ? s : t)[0]);
                foreach (var i in Flags.Stories.IsEnabled() ? s : t) Say(i);
                Say((Flags.Stories.IsEnabled() ? _start : DateTime.MinValue) == DateTime.UnixEpoch);
                Say(x + y + s.Length + t.Length);
                Say((Flags.Stories.IsEnabled() ? new P() : default).Get());
                Say((Flags.Stories.IsEnabled() ? _p : default).X);
                int? n = 4;
                Say((Flags.Stories.IsEnabled() ? n : null).HasValue);
            }
            private DateTime _start = new(2020, 1, 1);
            private P _p;
            private struct P { public int X; public int Get() => ++X; }
            private static void Show(in int v) => Say(v);
            """,
            """
            public void Run(bool a, bool b)
            {
                int x = Num("x"), y = Num("y");
                Say(x.ToString());
                Say(_start.AddDays(1).Year);
                Show(x);
                Span<int> s = [1, 2], t = [3];
                Say(s[0]);
                foreach (var i in s) Say(i);
                Say(_start == DateTime.UnixEpoch);
                Say(x + y + s.Length + t.Length);
                Say(new P().Get());
                Say(_p.X);
                int? n = 4;
                Say(n.HasValue);
            }
            private DateTime _start = new(2020, 1, 1);
            private P _p;
            private struct P { public int X; public int Get() => ++X; }
            private static void Show(in int v) => Say(v);
            """),
        new("copies that are safe: off", false,
            """
            public void Run(bool a, bool b)
            {
                int x = Num("x"), y = Num("y");
                Say((Flags.Stories.IsEnabled() ? x : y).ToString());
                Say((Flags.Stories.IsEnabled() ? _start : DateTime.MinValue).AddDays(1).Year);
                Show(Flags.Stories.IsEnabled() ? x : y);
                Span<int> s = [1, 2], t = [3];
                Say((Flags.Stories.IsEnabled() ? s : t)[0]);
                foreach (var i in Flags.Stories.IsEnabled() ? s : t) Say(i);
                Say((Flags.Stories.IsEnabled() ? _start : DateTime.MinValue) == DateTime.UnixEpoch);
                Say(x + y + s.Length + t.Length);
                Say((Flags.Stories.IsEnabled() ? new P() : default).Get());
                Say((Flags.Stories.IsEnabled() ? _p : default).X);
                int? n = 4;
                Say((Flags.Stories.IsEnabled() ? n : null).HasValue);
            }
            private DateTime _start = new(2020, 1, 1);
            private P _p;
            private struct P { public int X; public int Get() => ++X; }
            private static void Show(in int v) => Say(v);
            """,
            """
            public void Run(bool a, bool b)
            {
                int x = Num("x"), y = Num("y");
                Say(y.ToString());
                Say(DateTime.MinValue.AddDays(1).Year);
                Show(y);
                Span<int> s = [1, 2], t = [3];
                Say(t[0]);
                foreach (var i in t) Say(i);
                Say(DateTime.MinValue == DateTime.UnixEpoch);
                Say(x + y + s.Length + t.Length);
                Say(((P)default).Get());
                Say(((P)default).X);
                Say(((int?)null).HasValue);
            }
            private DateTime _start = new(2020, 1, 1);
            private struct P { public int X; public int Get() => ++X; }
            private static void Show(in int v) => Say(v);
            """) { Notices = ["'_start' is no longer used, but it cannot be removed safely."] },
        new("copy through a field: on", true,
            """
            public void Run(bool a, bool b) { var p = new O(); var q = new O(); (Flags.[|Stories|].IsEnabled() ? p : q).I.Inc(); Say(p.I.X); Say(q.I.X); }
            private struct O { public P I; }
            private struct P { public int X; public void Inc() => X++; }
            """,
            null, "This code works on a copy of 'p'"),
        new("copy through a field: off", false,
            """
            public void Run(bool a, bool b) { var p = new O(); var q = new O(); (Flags.[|Stories|].IsEnabled() ? p : q).I.Inc(); Say(p.I.X); Say(q.I.X); }
            private struct O { public P I; }
            private struct P { public int X; public void Inc() => X++; }
            """,
            null, "This code works on a copy of 'q'"),
        new("copy of an array element", true,
            """
            public void Run(bool a, bool b) { var p = new P[1]; var q = new P[1]; (Flags.[|Stories|].IsEnabled() ? p[0] : q[0]).Inc(); Say(p[0].X); Say(q[0].X); }
            private struct P { public int X; public void Inc() => X++; }
            """,
            null, "This code works on a copy of 'p[0]'"),
        new("copy in a switch expression", true,
            """
            public void Run(bool a, bool b) { var p = new P(); var q = new P(); (Flags.[|Stories|].IsEnabled() switch { true => p, _ => q }).Inc(); Say(p.X); Say(q.X); }
            private struct P { public int X; public void Inc() => X++; }
            """,
            null, "This code works on a copy of 'p'"),
        new("copy of this: on", true,
            """
            public void Run(bool a, bool b) { var p = new P(); p.Go(); Say(p.X); }
            private struct P { public int X; public void Inc() => X++; public void Go() => (Flags.[|Stories|].IsEnabled() ? this : default).Inc(); }
            """,
            null, "This code works on a copy of 'this'"),
        new("copy of this: off", false,
            """
            public void Run(bool a, bool b) { var p = new P(); p.Go(); Say(p.X); }
            private struct P { public int X; public void Inc() => X++; public void Go() => (Flags.Stories.IsEnabled() ? this : default).Inc(); }
            """,
            """
            public void Run(bool a, bool b) { var p = new P(); p.Go(); Say(p.X); }
            private struct P { public int X; public void Inc() => X++; public void Go() => ((P)default).Inc(); }
            """),
        new("copy of a type parameter", true,
            """
            public void Run(bool a, bool b) { var p = new P(); Go(p); }
            private static void Go<T>(T t) where T : I, new() { (Flags.[|Stories|].IsEnabled() ? t : new T()).Inc(); Say(t.Get()); }
            private interface I { void Inc(); int Get(); }
            private struct P : I { public int X; public void Inc() => X++; public int Get() => X; }
            """,
            null, "This code works on a copy of 't'"),
        new("copy of a readonly field", true,
            """
            public void Run(bool a, bool b) { (Flags.Stories.IsEnabled() ? _p : default).Inc(); Say(_p.X); }
            private readonly P _p;
            private struct P { public int X; public void Inc() => X++; }
            """,
            """
            public void Run(bool a, bool b) { _p.Inc(); Say(_p.X); }
            private readonly P _p;
            private struct P { public int X; public void Inc() => X++; }
            """),
        new("copy of a readonly field in the constructor", true,
            """
            public CLASS() { (Flags.[|Stories|].IsEnabled() ? _p : default).Inc(); }
            public void Run(bool a, bool b) => Say(_p.X);
            private readonly P _p;
            private struct P { public int X; public void Inc() => X++; }
            """,
            null, "This code works on a copy of '_p'"),
        new("copy of an event argument by in: on", true,
            """
            public void Run(bool a, bool b) { var x = 1; Action act = () => x = 9; Show(Flags.[|Stories|].IsEnabled() ? x : 0, act); }
            private static void Show(in int v, Action act) { act(); Say(v); }
            """,
            null, "This code works on a copy of 'x'"),
        new("copy of an event argument by in: off", false,
            """
            public void Run(bool a, bool b) { var x = 1; Action act = () => x = 9; Show(Flags.[|Stories|].IsEnabled() ? x : 0, act); }
            private static void Show(in int v, Action act) { act(); Say(v); }
            """,
            null, "After the removal the compiler would report CS0219"),
        new("copy for an in operator", true,
            """
            public void Run(bool a, bool b) { var x = new P { X = 1 }; Say(((Flags.Stories.IsEnabled() ? x : default) + new P()).X); }
            private struct P { public int X; public static P operator +(in P l, in P r) => new() { X = l.X + r.X }; }
            """,
            """
            public void Run(bool a, bool b) { var x = new P { X = 1 }; Say((x + new P()).X); }
            private struct P { public int X; public static P operator +(in P l, in P r) => new() { X = l.X + r.X }; }
            """),
        Case.Of("ref ternary forms: on", true,
            """
            int x = 1, y = 2;
            var v = Flags.Stories.IsEnabled() ? ref x : ref y;
            v++;
            ref int r = ref (Flags.Stories.IsEnabled() ? ref x : ref y);
            r += 5;
            (Flags.Stories.IsEnabled() ? ref x : ref y) = r + 1;
            Interlocked.Increment(ref Flags.Stories.IsEnabled() ? ref x : ref y);
            Say(v + "," + x + "," + y + "," + r);
            foreach (ref var e in (Flags.Stories.IsEnabled() ? new[] { 1 } : new[] { 2 }).AsSpan()) { e++; Say(e); }
            """,
            """
            int x = 1, y = 2;
            var v = x;
            v++;
            ref int r = ref x;
            r += 5;
            x = r + 1;
            Interlocked.Increment(ref x);
            Say(v + "," + x + "," + y + "," + r);
            foreach (ref var e in (new[] { 1 }).AsSpan()) { e++; Say(e); }
            """),
        Case.Of("ref ternary forms: off", false,
            """
            int x = 1, y = 2;
            var v = Flags.Stories.IsEnabled() ? ref x : ref y;
            v++;
            ref int r = ref (Flags.Stories.IsEnabled() ? ref x : ref y);
            r += 5;
            (Flags.Stories.IsEnabled() ? ref x : ref y) = r + 1;
            Interlocked.Increment(ref Flags.Stories.IsEnabled() ? ref x : ref y);
            Say(v + "," + x + "," + y + "," + r);
            foreach (ref var e in (Flags.Stories.IsEnabled() ? new[] { 1 } : new[] { 2 }).AsSpan()) { e++; Say(e); }
            """,
            """
            int x = 1, y = 2;
            var v = y;
            v++;
            ref int r = ref y;
            r += 5;
            y = r + 1;
            Interlocked.Increment(ref y);
            Say(v + "," + x + "," + y + "," + r);
            foreach (ref var e in (new[] { 2 }).AsSpan()) { e++; Say(e); }
            """),
        new("mutable enumerator", true,
            """
            public void Run(bool a, bool b) { var e = new E(); var f = new E(); foreach (var x in Flags.[|Stories|].IsEnabled() ? e : f) Say(x); Say(e.N + f.N); }
            private struct E { public int N; public E GetEnumerator() { N++; return this; } public bool MoveNext() => N++ < 3; public int Current => N; }
            """,
            null, "This code works on a copy of 'e'"),
        new("deconstruct", true,
            """
            public void Run(bool a, bool b) { var p = new P(); var q = new P(); var (x, y) = Flags.[|Stories|].IsEnabled() ? p : q; Say(x + y + p.N + q.N); }
            private struct P { public int N; public void Deconstruct(out int x, out int y) { N++; x = N; y = 0; } }
            """,
            null, "This code works on a copy of 'p'"),
        new("struct receivers: on", true,
            """
            public void Run(bool a, bool b) { var p = new P { X = 1 }; var q = new P { X = 5 }; (Flags.[|Stories|].IsEnabled() ? p : q).Inc(); Say(p.X); Say(q.X); (Flags.[|Stories|].IsEnabled() ? _f : q).Inc(); Say(_f.X); }
            private P _f;
            private struct P { public int X; public void Inc() { X++; Say(X); } }
            """,
            null) { Reasons = ["This code works on a copy of 'p'", "This code works on a copy of '_f'"] },
        new("struct receivers: off", false,
            """
            public void Run(bool a, bool b) { var p = new P { X = 1 }; var q = new P { X = 5 }; (Flags.[|Stories|].IsEnabled() ? p : q).Inc(); Say(p.X); Say(q.X); (Flags.[|Stories|].IsEnabled() ? _f : q).Inc(); Say(_f.X); }
            private P _f;
            private struct P { public int X; public void Inc() { X++; Say(X); } }
            """,
            null, "This code works on a copy of 'q'"),
        new("struct foreach enumerator copy", true,
            """
            public void Run(bool a, bool b) { var e = new List<int> { 1, 2 }.GetEnumerator(); var f = new List<int> { 3 }.GetEnumerator(); (Flags.[|Stories|].IsEnabled() ? e : f).MoveNext(); Say(e.Current); e.MoveNext(); Say(e.Current); }
            """,
            null, "This code works on a copy of 'e'"),
        new("in argument: on", true,
            """
            public void Run(bool a, bool b) { int x = 1, y = 2; Show(Flags.Stories.IsEnabled() ? x : y, ref x, ref y); Show2(in Flags.Stories.IsEnabled() ? ref x : ref y, ref x); Show3(Flags.[|Stories|].IsEnabled() ? x : y, ref x, ref y); }
            private static void Show(int v, ref int x, ref int y) { x = 7; y = 8; Say(v); }
            private static void Show2(in int v, ref int x) { x = 17; Say(v); }
            private static void Show3(in int v, ref int x, ref int y) { x = 27; y = 28; Say(v); }
            """,
            """
            public void Run(bool a, bool b) { int x = 1, y = 2; Show(x, ref x, ref y); Show2(in x, ref x); Show3(Flags.Stories.IsEnabled() ? x : y, ref x, ref y); }
            private static void Show(int v, ref int x, ref int y) { x = 7; y = 8; Say(v); }
            private static void Show2(in int v, ref int x) { x = 17; Say(v); }
            private static void Show3(in int v, ref int x, ref int y) { x = 27; y = 28; Say(v); }
            """, "This code works on a copy of 'x'"),
        new("in argument: off", false,
            """
            public void Run(bool a, bool b) { int x = 1, y = 2; Show(Flags.Stories.IsEnabled() ? x : y, ref x, ref y); Show2(in Flags.Stories.IsEnabled() ? ref x : ref y, ref x); Show3(Flags.[|Stories|].IsEnabled() ? x : y, ref x, ref y); }
            private static void Show(int v, ref int x, ref int y) { x = 7; y = 8; Say(v); }
            private static void Show2(in int v, ref int x) { x = 17; Say(v); }
            private static void Show3(in int v, ref int x, ref int y) { x = 27; y = 28; Say(v); }
            """,
            """
            public void Run(bool a, bool b) { int x = 1, y = 2; Show(y, ref x, ref y); Show2(in y, ref x); Show3(Flags.Stories.IsEnabled() ? x : y, ref x, ref y); }
            private static void Show(int v, ref int x, ref int y) { x = 7; y = 8; Say(v); }
            private static void Show2(in int v, ref int x) { x = 17; Say(v); }
            private static void Show3(in int v, ref int x, ref int y) { x = 27; y = 28; Say(v); }
            """, "This code works on a copy of 'y'"),
        new("readonly struct in call receiver", true,
            """
            public void Run(bool a, bool b) { var p = new P(1); Say((Flags.[|Stories|].IsEnabled() ? p : new P(2)).Get(() => p = new P(9))); }
            private readonly struct P(int x) { private readonly int _x = x; public int Get(Action act) { act(); return _x; } }
            """,
            null, "This code works on a copy of 'p'"),
        new("struct copy to in extension", true,
            """
            public void Run(bool a, bool b) { Big x = new() { V = 1 }, y = new() { V = 2 }; Say(Read(Flags.[|Stories|].IsEnabled() ? x : y, () => { x.V = 5; y.V = 6; })); }
            private struct Big { public int V; }
            private static int Read(in Big v, Action act) { act(); return v.V; }
            """,
            null, "This code works on a copy of 'x'"),
        Case.Of("struct receiver array", true,
            """
            var arr = new int[] { 1, 2 };
            var other = new int[] { 3 };
            (Flags.Stories.IsEnabled() ? arr : other)[0] = 9;
            Say(arr[0] + "," + other[0]);
            (Flags.Stories.IsEnabled() ? arr : other)[0]++;
            Say(arr[0]);
            """,
            """
            var arr = new int[] { 1, 2 };
            var other = new int[] { 3 };
            arr[0] = 9;
            Say(arr[0] + "," + other[0]);
            arr[0]++;
            Say(arr[0]);
            """),
        Case.Of("local value copy then changed", true,
            """
            int x = 1;
            int y = Flags.Stories.IsEnabled() ? x : 0;
            x = 5;
            Say(y);
            int i = 0;
            int z = (Flags.Stories.IsEnabled() ? i : 0) + i++ + (Flags.Stories.IsEnabled() ? i : 0);
            Say(z);
            """,
            """
            int x = 1;
            int y = x;
            x = 5;
            Say(y);
            int i = 0;
            int z = i + i++ + i;
            Say(z);
            """),
        Case.Of("compound assign order", true,
            """
            int x = 1;
            x += Flags.Stories.IsEnabled() ? x++ : x--;
            Say(x);
            x = x++ + (Flags.Stories.IsEnabled() ? x : -x);
            Say(x);
            """,
            """
            int x = 1;
            x += x++;
            Say(x);
            x = x++ + x;
            Say(x);
            """),
    ];
}
