namespace OpenRollout.Removal.Tests;

/// <summary>Types that come from a target, overloads, operators and constants.</summary>
internal static class TargetCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("enum zero: on", true,
            """
            public void Run(bool a, bool b) { Show(Flags.[|Stories|].IsEnabled() ? 0 : 1); Show(a ? (Flags.Stories.IsEnabled() ? 0 : 1) : 5); }
            private static void Show(DayOfWeek x) => Say("enum");
            private static void Show(long x) => Say("long");
            """,
            """
            public void Run(bool a, bool b) { Show(Flags.Stories.IsEnabled() ? 0 : 1); Show(a ? 0 : 5); }
            private static void Show(DayOfWeek x) => Say("enum");
            private static void Show(long x) => Say("long");
            """, "After the removal, 'Show(0)'"),
        new("enum zero: off", false,
            """
            public void Run(bool a, bool b) { Show(Flags.Stories.IsEnabled() ? 0 : 1); Show(a ? (Flags.Stories.IsEnabled() ? 0 : 1) : 5); }
            private static void Show(DayOfWeek x) => Say("enum");
            private static void Show(long x) => Say("long");
            """,
            """
            public void Run(bool a, bool b) { Show(1); Show(a ? 1 : 5); }
            private static void Show(DayOfWeek x) => Say("enum");
            private static void Show(long x) => Say("long");
            """),
        new("byte overload method group: on", true,
            """
            public void Run(bool a, bool b) { Func<int, string> f = Flags.Stories.IsEnabled() ? Name : x => "old"; Say(f(1)); }
            private static string Name(int x) => "int";
            private static string Name(long x) => "long";
            """,
            """
            public void Run(bool a, bool b) { Func<int, string> f = Name; Say(f(1)); }
            private static string Name(int x) => "int";
            private static string Name(long x) => "long";
            """),
        new("byte overload method group: off", false,
            """
            public void Run(bool a, bool b) { Func<int, string> f = Flags.Stories.IsEnabled() ? Name : x => "old"; Say(f(1)); }
            private static string Name(int x) => "int";
            private static string Name(long x) => "long";
            """,
            """
            public void Run(bool a, bool b) { Func<int, string> f = x => "old"; Say(f(1)); }
            """),
        new("method groups natural type: on", true,
            """
            public void Run(bool a, bool b) { Action f = Flags.Stories.IsEnabled() ? New : Old; f(); Do(Flags.Stories.IsEnabled() ? New : Old); }
            private static void New() => Say("new");
            private static void Old() => Say("old");
            private static void Do(Action x) => x();
            private static void Do(Delegate x) { Say("delegate"); }
            """,
            """
            public void Run(bool a, bool b) { Action f = New; f(); Do(New); }
            private static void New() => Say("new");
            private static void Do(Action x) => x();
            private static void Do(Delegate x) { Say("delegate"); }
            """),
        new("method groups natural type: off", false,
            """
            public void Run(bool a, bool b) { Action f = Flags.Stories.IsEnabled() ? New : Old; f(); Do(Flags.Stories.IsEnabled() ? New : Old); }
            private static void New() => Say("new");
            private static void Old() => Say("old");
            private static void Do(Action x) => x();
            private static void Do(Delegate x) { Say("delegate"); }
            """,
            """
            public void Run(bool a, bool b) { Action f = Old; f(); Do(Old); }
            private static void Old() => Say("old");
            private static void Do(Action x) => x();
            private static void Do(Delegate x) { Say("delegate"); }
            """),
        Case.Of("lambda natural type: on", true,
            """
            Func<int, int> f = Flags.Stories.IsEnabled() ? (int x) => x + 1 : (int x) => x + 2;
            Say(f(1));
            Delegate d = (Func<int>)(Flags.Stories.IsEnabled() ? () => 1 : () => 2);
            Say(d.GetType().Name);
            """,
            """
            Func<int, int> f = (int x) => x + 1;
            Say(f(1));
            Delegate d = (Func<int>)(() => 1);
            Say(d.GetType().Name);
            """),
        Case.Of("lambda natural type: off", false,
            """
            Func<int, int> f = Flags.Stories.IsEnabled() ? (int x) => x + 1 : (int x) => x + 2;
            Say(f(1));
            Delegate d = (Func<int>)(Flags.Stories.IsEnabled() ? () => 1 : () => 2);
            Say(d.GetType().Name);
            """,
            """
            Func<int, int> f = (int x) => x + 2;
            Say(f(1));
            Delegate d = (Func<int>)(() => 2);
            Say(d.GetType().Name);
            """),
        new("target-typed new argument: on", true,
            """
            public void Run(bool a, bool b) { Show(Flags.Stories.IsEnabled() ? new() : new("x")); }
            private static void Show(Exception e) => Say(e.GetType().Name);
            """,
            """
            public void Run(bool a, bool b) { Show(new()); }
            private static void Show(Exception e) => Say(e.GetType().Name);
            """),
        new("target-typed new argument: off", false,
            """
            public void Run(bool a, bool b) { Show(Flags.Stories.IsEnabled() ? new() : new("x")); }
            private static void Show(Exception e) => Say(e.GetType().Name);
            """,
            """
            public void Run(bool a, bool b) { Show(new("x")); }
            private static void Show(Exception e) => Say(e.GetType().Name);
            """),
        Case.Of("target-typed conditional nullable: on", true,
            """
            int? x = Flags.Stories.IsEnabled() ? null : 5;
            Say(x.HasValue);
            double? y = Flags.Stories.IsEnabled() ? 1 : null;
            Say(y.GetType());
            object o = Flags.Stories.IsEnabled() ? 1 : "x";
            Say(o);
            IComparable c = Flags.Stories.IsEnabled() ? 1 : "x";
            Say(c);
            """,
            """
            int? x = null;
            Say(x.HasValue);
            double? y = 1;
            Say(y.GetType());
            object o = 1;
            Say(o);
            IComparable c = 1;
            Say(c);
            """),
        Case.Of("target-typed conditional nullable: off", false,
            """
            int? x = Flags.Stories.IsEnabled() ? null : 5;
            Say(x.HasValue);
            double? y = Flags.Stories.IsEnabled() ? 1 : null;
            Say(y.GetType());
            object o = Flags.Stories.IsEnabled() ? 1 : "x";
            Say(o);
            IComparable c = Flags.Stories.IsEnabled() ? 1 : "x";
            Say(c);
            """,
            """
            int? x = 5;
            Say(x.HasValue);
            double? y = null;
            Say(y.GetType());
            object o = "x";
            Say(o);
            IComparable c = "x";
            Say(c);
            """),
        new("default interface members: on", true,
            """
            public void Run(bool a, bool b) { I i = new P(); Say(i.Name()); Say(((I)new Q()).Name()); }
            private interface I { bool IsNew => Flags.Stories.IsEnabled(); string Name() => IsNew ? "new" : "old"; }
            private sealed class P : I { }
            private sealed class Q : I { public bool IsNew => false; }
            """,
            """
            public void Run(bool a, bool b) { I i = new P(); Say(i.Name()); Say(((I)new Q()).Name()); }
            private interface I { bool IsNew => true; string Name() => IsNew ? "new" : "old"; }
            private sealed class P : I { }
            private sealed class Q : I { public bool IsNew => false; }
            """) { Notices = ["'IsNew' always returns true now. Use the value where it is called, and remove the member."] },
        new("default interface members: off", false,
            """
            public void Run(bool a, bool b) { I i = new P(); Say(i.Name()); Say(((I)new Q()).Name()); }
            private interface I { bool IsNew => Flags.Stories.IsEnabled(); string Name() => IsNew ? "new" : "old"; }
            private sealed class P : I { }
            private sealed class Q : I { public bool IsNew => false; }
            """,
            """
            public void Run(bool a, bool b) { I i = new P(); Say(i.Name()); Say(((I)new Q()).Name()); }
            private interface I { bool IsNew => false; string Name() => IsNew ? "new" : "old"; }
            private sealed class P : I { }
            private sealed class Q : I { public bool IsNew => false; }
            """) { Notices = ["'IsNew' always returns false now. Use the value where it is called, and remove the member."] },
        new("explicit operators: on", true,
            """
            public void Run(bool a, bool b) { Say((int)(Flags.Stories.IsEnabled() ? new M(3) : new M(4))); Say((string)(object)(Flags.Stories.IsEnabled() ? "n" : "o")); long l = 7; Say((int)(Flags.Stories.IsEnabled() ? l : 2)); }
            private readonly struct M(int x) { public static explicit operator int(M m) => m._x; private readonly int _x = x; }
            """,
            """
            public void Run(bool a, bool b) { Say((int)new M(3)); Say((string)(object)"n"); long l = 7; Say((int)l); }
            private readonly struct M(int x) { public static explicit operator int(M m) => m._x; private readonly int _x = x; }
            """),
        new("explicit operators: off", false,
            """
            public void Run(bool a, bool b) { Say((int)(Flags.Stories.IsEnabled() ? new M(3) : new M(4))); Say((string)(object)(Flags.Stories.IsEnabled() ? "n" : "o")); long l = 7; Say((int)(Flags.Stories.IsEnabled() ? l : 2)); }
            private readonly struct M(int x) { public static explicit operator int(M m) => m._x; private readonly int _x = x; }
            """,
            """
            public void Run(bool a, bool b) { Say((int)new M(4)); Say((string)(object)"o"); Say((int)((long)2)); }
            private readonly struct M(int x) { public static explicit operator int(M m) => m._x; private readonly int _x = x; }
            """),
        new("operator true false: on", true,
            """
            public void Run(bool a, bool b) { if (Flags.Stories.IsEnabled() ? new T(a) : new T(b)) Say("true"); if (new T(a) && new T(Flags.Stories.IsEnabled())) Say("both"); if (new T(a) || Flags.Stories.IsEnabled()) Say("either"); }
            private readonly struct T(bool v) { private readonly bool _v = v; public static bool operator true(T t) { Say("t"); return t._v; } public static bool operator false(T t) { Say("f"); return !t._v; } public static T operator &(T x, T y) => new(x._v & y._v); public static T operator |(T x, T y) => new(x._v | y._v); public static implicit operator T(bool b) => new(b); }
            """,
            """
            public void Run(bool a, bool b) { if (new T(a)) Say("true"); if (new T(a) && new T(true)) Say("both"); if (new T(a) || true) Say("either"); }
            private readonly struct T(bool v) { private readonly bool _v = v; public static bool operator true(T t) { Say("t"); return t._v; } public static bool operator false(T t) { Say("f"); return !t._v; } public static T operator &(T x, T y) => new(x._v & y._v); public static T operator |(T x, T y) => new(x._v | y._v); public static implicit operator T(bool b) => new(b); }
            """),
        new("operator true false: off", false,
            """
            public void Run(bool a, bool b) { if (Flags.Stories.IsEnabled() ? new T(a) : new T(b)) Say("true"); if (new T(a) && new T(Flags.Stories.IsEnabled())) Say("both"); if (new T(a) || Flags.Stories.IsEnabled()) Say("either"); }
            private readonly struct T(bool v) { private readonly bool _v = v; public static bool operator true(T t) { Say("t"); return t._v; } public static bool operator false(T t) { Say("f"); return !t._v; } public static T operator &(T x, T y) => new(x._v & y._v); public static T operator |(T x, T y) => new(x._v | y._v); public static implicit operator T(bool b) => new(b); }
            """,
            """
            public void Run(bool a, bool b) { if (new T(b)) Say("true"); if (new T(a) && new T(false)) Say("both"); if (new T(a) || false) Say("either"); }
            private readonly struct T(bool v) { private readonly bool _v = v; public static bool operator true(T t) { Say("t"); return t._v; } public static bool operator false(T t) { Say("f"); return !t._v; } public static T operator &(T x, T y) => new(x._v & y._v); public static T operator |(T x, T y) => new(x._v | y._v); public static implicit operator T(bool b) => new(b); }
            """),
        new("bool operator overloads with flag: on", true,
            """
            public void Run(bool a, bool b) { Say((Flags.Stories.IsEnabled() & new W(a)).V); Say((new W(b) | Flags.Stories.IsEnabled()).V); Say((!(new W(a) ^ Flags.Stories.IsEnabled())).V); }
            private readonly struct W(bool v) { public bool V { get; } = v; public static W operator &(W x, W y) { Say("&"); return new(x.V & y.V); } public static W operator |(W x, W y) { Say("|"); return new(x.V | y.V); } public static W operator ^(W x, W y) { Say("^"); return new(x.V ^ y.V); } public static W operator !(W x) { Say("!"); return new(!x.V); } public static implicit operator W(bool b) { Say("c"); return new(b); } }
            """,
            """
            public void Run(bool a, bool b) { Say((true & new W(a)).V); Say((new W(b) | true).V); Say((!(new W(a) ^ true)).V); }
            private readonly struct W(bool v) { public bool V { get; } = v; public static W operator &(W x, W y) { Say("&"); return new(x.V & y.V); } public static W operator |(W x, W y) { Say("|"); return new(x.V | y.V); } public static W operator ^(W x, W y) { Say("^"); return new(x.V ^ y.V); } public static W operator !(W x) { Say("!"); return new(!x.V); } public static implicit operator W(bool b) { Say("c"); return new(b); } }
            """),
        new("bool operator overloads with flag: off", false,
            """
            public void Run(bool a, bool b) { Say((Flags.Stories.IsEnabled() & new W(a)).V); Say((new W(b) | Flags.Stories.IsEnabled()).V); Say((!(new W(a) ^ Flags.Stories.IsEnabled())).V); }
            private readonly struct W(bool v) { public bool V { get; } = v; public static W operator &(W x, W y) { Say("&"); return new(x.V & y.V); } public static W operator |(W x, W y) { Say("|"); return new(x.V | y.V); } public static W operator ^(W x, W y) { Say("^"); return new(x.V ^ y.V); } public static W operator !(W x) { Say("!"); return new(!x.V); } public static implicit operator W(bool b) { Say("c"); return new(b); } }
            """,
            """
            public void Run(bool a, bool b) { Say((false & new W(a)).V); Say((new W(b) | false).V); Say((!(new W(a) ^ false)).V); }
            private readonly struct W(bool v) { public bool V { get; } = v; public static W operator &(W x, W y) { Say("&"); return new(x.V & y.V); } public static W operator |(W x, W y) { Say("|"); return new(x.V | y.V); } public static W operator ^(W x, W y) { Say("^"); return new(x.V ^ y.V); } public static W operator !(W x) { Say("!"); return new(!x.V); } public static implicit operator W(bool b) { Say("c"); return new(b); } }
            """),
        new("obsolete overloads: on", true,
            """
            public void Run(bool a, bool b) { Show(Flags.Stories.IsEnabled() ? "x" : (object)1); }
            [Obsolete("no")] private static void Show(string x) => Say("string");
            private static void Show(object x) => Say("object");
            """,
            """
            public void Run(bool a, bool b) { Show((object)"x"); }
            [Obsolete("no")] private static void Show(string x) => Say("string");
            private static void Show(object x) => Say("object");
            """),
        new("obsolete overloads: off", false,
            """
            public void Run(bool a, bool b) { Show(Flags.Stories.IsEnabled() ? "x" : (object)1); }
            [Obsolete("no")] private static void Show(string x) => Say("string");
            private static void Show(object x) => Say("object");
            """,
            """
            public void Run(bool a, bool b) { Show((object)1); }
            [Obsolete("no")] private static void Show(string x) => Say("string");
            private static void Show(object x) => Say("object");
            """),
        new("configure await: on", true,
            """
            public async Task RunAsync(bool a, bool b) { if (await Flags.Stories.IsEnabledAsync().ConfigureAwait(false)) { await Task.CompletedTask; Say("new"); } else Say("old"); var t = Flags.Stories.IsEnabledAsync(); Say(await t); }
            """,
            """
            public async Task RunAsync(bool a, bool b) { await Task.CompletedTask; Say("new"); var t = new ValueTask<bool>(true); Say(await t); }
            """),
        new("configure await: off", false,
            """
            public async Task RunAsync(bool a, bool b) { if (await Flags.Stories.IsEnabledAsync().ConfigureAwait(false)) { await Task.CompletedTask; Say("new"); } else Say("old"); var t = Flags.Stories.IsEnabledAsync(); Say(await t); }
            """,
            """
            public async Task RunAsync(bool a, bool b) { Say("old"); var t = new ValueTask<bool>(false); Say(await t); }
            """),
        new("valuetask double await: on", true,
            """
            public async Task RunAsync(bool a, bool b) { var t = Flags.Stories.IsEnabledAsync().AsTask(); Say(await t); Say(await t); var all = await Task.WhenAll(Flags.Stories.IsEnabledAsync().AsTask(), Task.FromResult(a)); Say(all[0]); }
            """,
            """
            public async Task RunAsync(bool a, bool b) { var t = Task.FromResult(true); Say(await t); Say(await t); var all = await Task.WhenAll(Task.FromResult(true), Task.FromResult(a)); Say(all[0]); }
            """),
        new("valuetask double await: off", false,
            """
            public async Task RunAsync(bool a, bool b) { var t = Flags.Stories.IsEnabledAsync().AsTask(); Say(await t); Say(await t); var all = await Task.WhenAll(Flags.Stories.IsEnabledAsync().AsTask(), Task.FromResult(a)); Say(all[0]); }
            """,
            """
            public async Task RunAsync(bool a, bool b) { var t = Task.FromResult(false); Say(await t); Say(await t); var all = await Task.WhenAll(Task.FromResult(false), Task.FromResult(a)); Say(all[0]); }
            """),
        new("async lost await: on", true,
            """
            public async Task RunAsync(bool a, bool b) { Say(await Get()); Say(await Thrown()); }
            private async Task<int> Get() { if (Flags.Stories.IsEnabled()) { return 1; } await Task.CompletedTask; return 2; }
            private async Task<int> Thrown() { try { return await Inner(); } catch (InvalidOperationException) { return -1; } }
            private async Task<int> Inner() { if (!Flags.Stories.IsEnabled()) { await Task.CompletedTask; } throw new InvalidOperationException(); }
            """,
            """
            public async Task RunAsync(bool a, bool b) { Say(await Get()); Say(await Thrown()); }
            private async Task<int> Get() { await Task.CompletedTask; return 1; }
            private async Task<int> Thrown() { try { return await Inner(); } catch (InvalidOperationException) { return -1; } }
            private async Task<int> Inner() { await Task.CompletedTask; throw new InvalidOperationException(); }
            """),
        new("async lost await: off", false,
            """
            public async Task RunAsync(bool a, bool b) { Say(await Get()); Say(await Thrown()); }
            private async Task<int> Get() { if (Flags.Stories.IsEnabled()) { return 1; } await Task.CompletedTask; return 2; }
            private async Task<int> Thrown() { try { return await Inner(); } catch (InvalidOperationException) { return -1; } }
            private async Task<int> Inner() { if (!Flags.Stories.IsEnabled()) { await Task.CompletedTask; } throw new InvalidOperationException(); }
            """,
            """
            public async Task RunAsync(bool a, bool b) { Say(await Get()); Say(await Thrown()); }
            private async Task<int> Get() { await Task.CompletedTask; return 2; }
            private async Task<int> Thrown() { try { return await Inner(); } catch (InvalidOperationException) { return -1; } }
            private async Task<int> Inner() { await Task.CompletedTask; throw new InvalidOperationException(); }
            """),
        Case.Of("query syntax: on, again", true,
            """
            var xs = new[] { 1, 2, 3 };
            var q = from x in xs
                    let y = Flags.Stories.IsEnabled() ? x * 2 : x
                    where Flags.Stories.IsEnabled() && y > 2 || y == 1
                    join z in xs on Flags.Stories.IsEnabled() ? x : y equals z
                    orderby Flags.Stories.IsEnabled() ? -z : z, y
                    group y by Flags.Stories.IsEnabled() ? z % 2 : 0 into g
                    select (g.Key, g.Count());
            Say(string.Join(";", q));
            """,
            """
            var xs = new[] { 1, 2, 3 };
            var q = from x in xs
                    let y = x * 2
                    where y > 2 || y == 1
                    join z in xs on x equals z
                    orderby -z, y
                    group y by z % 2 into g
                    select (g.Key, g.Count());
            Say(string.Join(";", q));
            """),
        Case.Of("query syntax: off, again", false,
            """
            var xs = new[] { 1, 2, 3 };
            var q = from x in xs
                    let y = Flags.Stories.IsEnabled() ? x * 2 : x
                    where Flags.Stories.IsEnabled() && y > 2 || y == 1
                    join z in xs on Flags.Stories.IsEnabled() ? x : y equals z
                    orderby Flags.Stories.IsEnabled() ? -z : z, y
                    group y by Flags.Stories.IsEnabled() ? z % 2 : 0 into g
                    select (g.Key, g.Count());
            Say(string.Join(";", q));
            """,
            """
            var xs = new[] { 1, 2, 3 };
            var q = from x in xs
                    let y = x
                    where y == 1
                    join z in xs on y equals z
                    orderby z, y
                    group y by 0 into g
                    select (g.Key, g.Count());
            Say(string.Join(";", q));
            """),
        Case.Of("query let only flag: on", true,
            """
            var xs = new[] { 1, 2, 3 };
            var q = from x in xs let isNew = Flags.Stories.IsEnabled() where isNew || x > 1 select isNew ? x : -x;
            Say(string.Join(";", q));
            """,
            """
            var xs = new[] { 1, 2, 3 };
            var q = from x in xs let isNew = true where isNew || x > 1 select isNew ? x : -x;
            Say(string.Join(";", q));
            """),
        Case.Of("query let only flag: off", false,
            """
            var xs = new[] { 1, 2, 3 };
            var q = from x in xs let isNew = Flags.Stories.IsEnabled() where isNew || x > 1 select isNew ? x : -x;
            Say(string.Join(";", q));
            """,
            """
            var xs = new[] { 1, 2, 3 };
            var q = from x in xs let isNew = false where isNew || x > 1 select isNew ? x : -x;
            Say(string.Join(";", q));
            """),
        Case.Of("file scoped flag const: on", true,
            """
            const int Limit = 3;
            var max = Flags.Stories.IsEnabled() ? Limit : 10;
            if (max > 5) Say("big"); else Say("small");
            for (var i = 0; i < max; i++) Say(i);
            """,
            """
            const int Limit = 3;
            var max = Limit;
            if (max > 5) Say("big"); else Say("small");
            for (var i = 0; i < max; i++) Say(i);
            """),
        Case.Of("file scoped flag const: off", false,
            """
            const int Limit = 3;
            var max = Flags.Stories.IsEnabled() ? Limit : 10;
            if (max > 5) Say("big"); else Say("small");
            for (var i = 0; i < max; i++) Say(i);
            """,
            """
            var max = 10;
            if (max > 5) Say("big"); else Say("small");
            for (var i = 0; i < max; i++) Say(i);
            """),
        Case.Of("const condition unreachable: on", true,
            """
            var max = Flags.Stories.IsEnabled() ? 3 : 10;
            Say(max > 5 ? "big" : "small");
            if (3 > (Flags.Stories.IsEnabled() ? 1 : 5)) Say("x"); else Say("y");
            while ((Flags.Stories.IsEnabled() ? 1 : 2) > 1) { Say("w"); break; }
            """,
            """
            var max = 3;
            Say(max > 5 ? "big" : "small");
            Say("x");
            """),
        Case.Of("const condition unreachable: off", false,
            """
            var max = Flags.Stories.IsEnabled() ? 3 : 10;
            Say(max > 5 ? "big" : "small");
            if (3 > (Flags.Stories.IsEnabled() ? 1 : 5)) Say("x"); else Say("y");
            while ((Flags.Stories.IsEnabled() ? 1 : 2) > 1) { Say("w"); break; }
            """,
            """
            var max = 10;
            Say(max > 5 ? "big" : "small");
            Say("y");
            while (true) { Say("w"); break; }
            """),
        Case.Of("switch over resulting constant: on", true,
            """
            switch (Flags.Stories.IsEnabled() ? 1 : 2)
            {
                case 1: Say("one"); break;
                case 2: Say("two"); break;
                default: Say("other"); break;
            }
            Say((Flags.Stories.IsEnabled() ? "a" : "b") switch { "a" => 1, "b" => 2, _ => 3 });
            """,
            """
            Say("one");
            Say(1);
            """),
        Case.Of("switch over resulting constant: off", false,
            """
            switch (Flags.Stories.IsEnabled() ? 1 : 2)
            {
                case 1: Say("one"); break;
                case 2: Say("two"); break;
                default: Say("other"); break;
            }
            Say((Flags.Stories.IsEnabled() ? "a" : "b") switch { "a" => 1, "b" => 2, _ => 3 });
            """,
            """
            Say("two");
            Say(2);
            """),
        new("switch over resulting enum: on", true,
            """
            public void Run(bool a, bool b)
            {
                switch (Flags.Stories.IsEnabled() ? Kind.New : Kind.Old)
                {
                    case Kind.New:
                        Say("new");
                        break;
                    case Kind.Old:
                        Say("old");
                        break;
                }
                var kind = Flags.Stories.IsEnabled() ? Kind.New : Kind.Old;
                switch (kind)
                {
                    case Kind.New: Say("new"); break;
                    default: Say("old"); break;
                }
                Say(kind switch { Kind.New => 1, _ => 2 });
            }
            private enum Kind { Old, New }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say("new");
                var kind = Kind.New;
                switch (kind)
                {
                    case Kind.New: Say("new"); break;
                    default: Say("old"); break;
                }
                Say(kind switch { Kind.New => 1, _ => 2 });
            }
            private enum Kind { Old, New }
            """),
        new("switch over resulting enum: off", false,
            """
            public void Run(bool a, bool b)
            {
                switch (Flags.Stories.IsEnabled() ? Kind.New : Kind.Old)
                {
                    case Kind.New:
                        Say("new");
                        break;
                    case Kind.Old:
                        Say("old");
                        break;
                }
                var kind = Flags.Stories.IsEnabled() ? Kind.New : Kind.Old;
                switch (kind)
                {
                    case Kind.New: Say("new"); break;
                    default: Say("old"); break;
                }
                Say(kind switch { Kind.New => 1, _ => 2 });
            }
            private enum Kind { Old, New }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say("old");
                var kind = Kind.Old;
                switch (kind)
                {
                    case Kind.New: Say("new"); break;
                    default: Say("old"); break;
                }
                Say(kind switch { Kind.New => 1, _ => 2 });
            }
            private enum Kind { Old, New }
            """),
        new("pattern on resulting constant: on", true,
            """
            public void Run(bool a, bool b)
            {
                if ((Flags.Stories.IsEnabled() ? "x" : null) is { }) Say("some"); else Say("none");
                if ((Flags.Stories.IsEnabled() ? "x" : null) is { } s) Say(s); else Say("none");
                if ((Flags.Stories.IsEnabled() ? 1 : 2) is 1 or 3) Say("odd");
                if ((Flags.Stories.IsEnabled() ? Get() : null) is null) Say("null");
            }
            private static string? Get() => "g";
            """,
            """
            public void Run(bool a, bool b)
            {
                Say("some");
                if ("x" is { } s) Say(s); else Say("none");
                Say("odd");
                if (Get() is null) Say("null");
            }
            private static string? Get() => "g";
            """),
        new("pattern on resulting constant: off", false,
            """
            public void Run(bool a, bool b)
            {
                if ((Flags.Stories.IsEnabled() ? "x" : null) is { }) Say("some"); else Say("none");
                if ((Flags.[|Stories|].IsEnabled() ? "x" : null) is { } s) Say(s); else Say("none");
                if ((Flags.Stories.IsEnabled() ? 1 : 2) is 1 or 3) Say("odd");
                if ((Flags.Stories.IsEnabled() ? Get() : null) is null) Say("null");
            }
            private static string? Get() => "g";
            """,
            """
            public void Run(bool a, bool b)
            {
                Say("none");
                if ((Flags.Stories.IsEnabled() ? "x" : null) is { } s) Say(s); else Say("none");
                Say("null");
            }
            """, "After the removal the compiler would report CS8519"),
        Case.Of("null comparison of arm: on", true,
            """
            string? x = a ? "x" : null;
            if ((Flags.Stories.IsEnabled() ? x : null) == null) Say("null");
            if ((Flags.Stories.IsEnabled() ? "c" : x) != null) Say("not null");
            Say((Flags.Stories.IsEnabled() ? "c" : null) ?? "d");
            Say((Flags.Stories.IsEnabled() ? x : "y")?.Length);
            """,
            """
            string? x = a ? "x" : null;
            if (x == null) Say("null");
            if ("c" != null) Say("not null");
            Say("c" ?? "d");
            Say(x?.Length);
            """),
        Case.Of("null comparison of arm: off", false,
            """
            string? x = a ? "x" : null;
            if ((Flags.Stories.IsEnabled() ? x : null) == null) Say("null");
            if ((Flags.Stories.IsEnabled() ? "c" : x) != null) Say("not null");
            Say((Flags.Stories.IsEnabled() ? "c" : null) ?? "d");
            Say((Flags.Stories.IsEnabled() ? x : "y")?.Length);
            """,
            """
            string? x = a ? "x" : null;
            if ((string?)null == null) Say("null");
            if (x != null) Say("not null");
            Say((string?)null ?? "d");
            Say("y"?.Length);
            """),
        new("using on struct ternary: on", true,
            """
            public void Run(bool a, bool b) { var p = new P(); var q = new P(); using (Flags.[|Stories|].IsEnabled() ? p : q) { Say("in"); } Say(p.N); }
            private struct P : IDisposable { public int N; public void Dispose() { N++; Say("d" + N); } }
            """,
            null, "After the removal the compiler would report CS0219"),
        new("using on struct ternary: off", false,
            """
            public void Run(bool a, bool b) { var p = new P(); var q = new P(); using (Flags.Stories.IsEnabled() ? p : q) { Say("in"); } Say(p.N); }
            private struct P : IDisposable { public int N; public void Dispose() { N++; Say("d" + N); } }
            """,
            """
            public void Run(bool a, bool b) { var p = new P(); var q = new P(); using (q) { Say("in"); } Say(p.N); }
            private struct P : IDisposable { public int N; public void Dispose() { N++; Say("d" + N); } }
            """),
        new("evaluation order of array and index", true,
            """
            public void Run(bool a, bool b) { Arr()[Flags.[|Stories|].IsEnabled(Ctx("c")) ? 0 : 1] = Num("v", 5); }
            private static int[] Arr() { Say("arr"); return new int[2]; }
            """,
            null, "The call has arguments that must still be evaluated, and they cannot be moved to a statement of their own here. Assign them to a variable first."),
        Case.Of("string builder interpolation: on", true,
            """
            var name = "n";
            Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Flags.Stories.IsEnabled() ? 1.5 : 2.5)} {(Flags.Stories.IsEnabled() ? name : null)}"));
            """,
            """
            var name = "n";
            Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{1.5} {name}"));
            """),
        Case.Of("string builder interpolation: off", false,
            """
            var name = "n";
            Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Flags.Stories.IsEnabled() ? 1.5 : 2.5)} {(Flags.Stories.IsEnabled() ? name : null)}"));
            """,
            """
            Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{2.5} {((string?)null)}"));
            """),
        new("targets without a type of their own: on", true,
            """
            public void Run(bool a, bool b)
            {
                Say(((Func<int>)(Flags.Stories.IsEnabled() ? () => 1 : () => 2))());
                int?[] x = [Flags.Stories.IsEnabled() ? 1 : null, 3];
                Say(x[0] + x.Length);
                int?[] y = { Flags.Stories.IsEnabled() ? null : 2 };
                Say(y[0]);
                var z = new int?[] { Flags.Stories.IsEnabled() ? 1 : null };
                Say(z[0]);
                List<int?> w = new() { Flags.Stories.IsEnabled() ? 1 : null };
                Say(w[0]);
                int? v = a ? Flags.Stories.IsEnabled() ? 1 : null : 5;
                Say(v);
                object o = a switch { true => Flags.Stories.IsEnabled() ? 1 : "x", false => 2 };
                Say(o.GetType());
                (int?, string) t = (Flags.Stories.IsEnabled() ? 1 : null, "s");
                Say(t);
                Func<int?> f = () => Flags.Stories.IsEnabled() ? 1 : null;
                Say(f());
                foreach (var i in All()) Say(i);
                var d = new Dictionary<string, object> { ["k"] = Flags.Stories.IsEnabled() ? 1 : "x" };
                Say(d["k"]);
                Show(v: Flags.Stories.IsEnabled() ? 1 : null);
                Say(new Box { V = Flags.Stories.IsEnabled() ? 1 : null }.V);
            }
            private static IEnumerable<int?> All() { yield return Flags.Stories.IsEnabled() ? 1 : null; }
            private static void Show(int? v) => Say(v);
            private sealed class Box { public int? V { get; set; } }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(((Func<int>)(() => 1))());
                int?[] x = [1, 3];
                Say(x[0] + x.Length);
                int?[] y = { null };
                Say(y[0]);
                var z = new int?[] { 1 };
                Say(z[0]);
                List<int?> w = new() { 1 };
                Say(w[0]);
                int? v = a ? 1 : 5;
                Say(v);
                object o = a switch { true => 1, false => 2 };
                Say(o.GetType());
                (int?, string) t = (1, "s");
                Say(t);
                Func<int?> f = () => 1;
                Say(f());
                foreach (var i in All()) Say(i);
                var d = new Dictionary<string, object> { ["k"] = 1 };
                Say(d["k"]);
                Show(v: 1);
                Say(new Box { V = 1 }.V);
            }
            private static IEnumerable<int?> All() { yield return 1; }
            private static void Show(int? v) => Say(v);
            private sealed class Box { public int? V { get; set; } }
            """),
        new("targets without a type of their own: off", false,
            """
            public void Run(bool a, bool b)
            {
                Say(((Func<int>)(Flags.Stories.IsEnabled() ? () => 1 : () => 2))());
                int?[] x = [Flags.Stories.IsEnabled() ? 1 : null, 3];
                Say(x[0] + x.Length);
                int?[] y = { Flags.Stories.IsEnabled() ? null : 2 };
                Say(y[0]);
                var z = new int?[] { Flags.Stories.IsEnabled() ? 1 : null };
                Say(z[0]);
                List<int?> w = new() { Flags.Stories.IsEnabled() ? 1 : null };
                Say(w[0]);
                int? v = a ? Flags.Stories.IsEnabled() ? 1 : null : 5;
                Say(v);
                object o = a switch { true => Flags.Stories.IsEnabled() ? 1 : "x", false => 2 };
                Say(o.GetType());
                (int?, string) t = (Flags.Stories.IsEnabled() ? 1 : null, "s");
                Say(t);
                Func<int?> f = () => Flags.Stories.IsEnabled() ? 1 : null;
                Say(f());
                foreach (var i in All()) Say(i);
                var d = new Dictionary<string, object> { ["k"] = Flags.Stories.IsEnabled() ? 1 : "x" };
                Say(d["k"]);
                Show(v: Flags.Stories.IsEnabled() ? 1 : null);
                Say(new Box { V = Flags.Stories.IsEnabled() ? 1 : null }.V);
            }
            private static IEnumerable<int?> All() { yield return Flags.Stories.IsEnabled() ? 1 : null; }
            private static void Show(int? v) => Say(v);
            private sealed class Box { public int? V { get; set; } }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(((Func<int>)(() => 2))());
                int?[] x = [null, 3];
                Say(x[0] + x.Length);
                int?[] y = { 2 };
                Say(y[0]);
                var z = new int?[] { null };
                Say(z[0]);
                List<int?> w = new() { null };
                Say(w[0]);
                int? v = a ? null : 5;
                Say(v);
                object o = a switch { true => "x", false => 2 };
                Say(o.GetType());
                (int?, string) t = (null, "s");
                Say(t);
                Func<int?> f = () => null;
                Say(f());
                foreach (var i in All()) Say(i);
                var d = new Dictionary<string, object> { ["k"] = "x" };
                Say(d["k"]);
                Show(v: null);
                Say(new Box { V = null }.V);
            }
            private static IEnumerable<int?> All() { yield return null; }
            private static void Show(int? v) => Say(v);
            private sealed class Box { public int? V { get; set; } }
            """),
        Case.Of("coalescing a target-typed arm", true,
            """
            int? n = a ? 4 : null;
            int? m = n ?? (Flags.[|Stories|].IsEnabled() ? 1 : null);
            Say(m);
            """,
            null, "After the removal, 'n ?? 1'"),
        new("async target", true,
            """
            public async Task RunAsync(bool a, bool b) { Say(await Get()); Func<Task<int?>> f = async () => { await Task.CompletedTask; return Flags.Stories.IsEnabled() ? 1 : null; }; Say(await f()); }
            private static async Task<int?> Get() { await Task.CompletedTask; return Flags.Stories.IsEnabled() ? 1 : null; }
            """,
            """
            public async Task RunAsync(bool a, bool b) { Say(await Get()); Func<Task<int?>> f = async () => { await Task.CompletedTask; return 1; }; Say(await f()); }
            private static async Task<int?> Get() { await Task.CompletedTask; return 1; }
            """),
        new("obsolete and interceptable", true,
            """
            public void Run(bool a, bool b) { Show(Flags.[|Stories|].IsEnabled() ? 1 : 2); Show((byte)(Flags.[|Stories|].IsEnabled() ? 1 : 2)); }
            [Obsolete("use long")] private static void Show(byte x) => Say("byte");
            private static void Show(long x) => Say("long");
            """,
            null) { Reasons = ["After the removal, 'Show(1)'", "After the removal the compiler would report CS0618"] },
        new("file type with nested: on", true,
            """
            public void Run(bool a, bool b) { Say(new Inner().Get()); }
            private sealed class Inner { private static readonly bool IsNew = Flags.Stories.IsEnabled(); private readonly bool _old = !IsNew; public int Get() => IsNew ? 1 : _old ? 2 : 3; }
            """,
            """
            public void Run(bool a, bool b) { Say(new Inner().Get()); }
            private sealed class Inner { public int Get() => 1; }
            """),
        new("file type with nested: off", false,
            """
            public void Run(bool a, bool b) { Say(new Inner().Get()); }
            private sealed class Inner { private static readonly bool IsNew = Flags.Stories.IsEnabled(); private readonly bool _old = !IsNew; public int Get() => IsNew ? 1 : _old ? 2 : 3; }
            """,
            """
            public void Run(bool a, bool b) { Say(new Inner().Get()); }
            private sealed class Inner { public int Get() => 2; }
            """),
        new("static constructor order: on", true,
            """
            public void Run(bool a, bool b) { Say(S.X); }
            private static class S { static S() { Say("cctor"); } public static readonly bool IsNew = Flags.Stories.IsEnabled(); public static int X => IsNew ? 1 : 2; }
            """,
            """
            public void Run(bool a, bool b) { Say(S.X); }
            private static class S { static S() { Say("cctor"); } public static readonly bool IsNew = true; public static int X => IsNew ? 1 : 2; }
            """),
        new("static constructor order: off", false,
            """
            public void Run(bool a, bool b) { Say(S.X); }
            private static class S { static S() { Say("cctor"); } public static readonly bool IsNew = Flags.Stories.IsEnabled(); public static int X => IsNew ? 1 : 2; }
            """,
            """
            public void Run(bool a, bool b) { Say(S.X); }
            private static class S { static S() { Say("cctor"); } public static readonly bool IsNew = false; public static int X => IsNew ? 1 : 2; }
            """),
        new("beforefieldinit: on", true,
            """
            public void Run(bool a, bool b) { Say(S.IsNew); Say("x"); }
            private static class S { public static readonly int Y = Num("y"); public static bool IsNew => Flags.Stories.IsEnabled(); }
            """,
            """
            public void Run(bool a, bool b) { Say(S.IsNew); Say("x"); }
            private static class S { public static readonly int Y = Num("y"); public static bool IsNew => true; }
            """) { Notices = ["'IsNew' always returns true now. Use the value where it is called, and remove the member."] },
        new("beforefieldinit: off", false,
            """
            public void Run(bool a, bool b) { Say(S.IsNew); Say("x"); }
            private static class S { public static readonly int Y = Num("y"); public static bool IsNew => Flags.Stories.IsEnabled(); }
            """,
            """
            public void Run(bool a, bool b) { Say(S.IsNew); Say("x"); }
            private static class S { public static readonly int Y = Num("y"); public static bool IsNew => false; }
            """) { Notices = ["'IsNew' always returns false now. Use the value where it is called, and remove the member."] },
        new("events: on", true,
            """
            public void Run(bool a, bool b) { Changed += () => Say("c"); if (Flags.[|Stories|].IsEnabled()) { Changed?.Invoke(); } else { Old?.Invoke(); } Old += () => { }; }
            private event Action? Changed;
            private event Action? Old;
            """,
            null, "After the removal the compiler would report CS0067"),
        new("events: off", false,
            """
            public void Run(bool a, bool b) { Changed += () => Say("c"); if (Flags.[|Stories|].IsEnabled()) { Changed?.Invoke(); } else { Old?.Invoke(); } Old += () => { }; }
            private event Action? Changed;
            private event Action? Old;
            """,
            null, "After the removal the compiler would report CS0067"),
        new("generic constraint: on", true,
            """
            public void Run(bool a, bool b) { Say(Get<string>("x")); Say(Get<int>(3)); }
            private static string Get<T>(T x) => Flags.Stories.IsEnabled() ? x!.ToString()! : typeof(T).Name;
            """,
            """
            public void Run(bool a, bool b) { Say(Get<string>("x")); Say(Get<int>(3)); }
            private static string Get<T>(T x) => x!.ToString()!;
            """),
        new("generic constraint: off", false,
            """
            public void Run(bool a, bool b) { Say(Get<string>("x")); Say(Get<int>(3)); }
            private static string Get<T>(T x) => Flags.Stories.IsEnabled() ? x!.ToString()! : typeof(T).Name;
            """,
            """
            public void Run(bool a, bool b) { Say(Get<string>("x")); Say(Get<int>(3)); }
            private static string Get<T>(T x) => typeof(T).Name;
            """),
        new("generic default arm: on", true,
            """
            public void Run(bool a, bool b) { Say(Get("x")); Say(Get(3)); }
            private static T? Get<T>(T x) => Flags.Stories.IsEnabled() ? x : default;
            """,
            """
            public void Run(bool a, bool b) { Say(Get("x")); Say(Get(3)); }
            private static T? Get<T>(T x) => x;
            """),
        new("generic default arm: off", false,
            """
            public void Run(bool a, bool b) { Say(Get("x")); Say(Get(3)); }
            private static T? Get<T>(T x) => Flags.Stories.IsEnabled() ? x : default;
            """,
            """
            public void Run(bool a, bool b) { Say(Get("x")); Say(Get(3)); }
            private static T? Get<T>(T x) => default;
            """),
        new("nullable warnings: on", true,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : null; if (Flags.Stories.IsEnabled() && s is null) { Say("null"); return; } Say(s?.Length); }
            """,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : null; if (s is null) { Say("null"); return; } Say(s?.Length); }
            """),
        new("nullable warnings: off", false,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : null; if (Flags.Stories.IsEnabled() && s is null) { Say("null"); return; } Say(s?.Length); }
            """,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : null; Say(s?.Length); }
            """),
        new("null flow through removed check: on", true,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : null; if (s == null || !Flags.Stories.IsEnabled()) { Say("none"); return; } Say(s.Length); }
            """,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : null; if (s == null) { Say("none"); return; } Say(s.Length); }
            """),
        new("null flow through removed check: off", false,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : null; if (s == null || !Flags.Stories.IsEnabled()) { Say("none"); return; } Say(s.Length); }
            """,
            """
            public void Run(bool a, bool b) { Say("none"); }
            """),
        new("null flow suppressed: on", true,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : "y"; if (Flags.Stories.IsEnabled() || s != null) { Say("one"); } Say(s.Length); }
            """,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : "y"; Say("one"); Say(s.Length); }
            """),
        new("null flow suppressed: off", false,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : "y"; if (Flags.Stories.IsEnabled() || s != null) { Say("one"); } Say(s.Length); }
            """,
            """
            public void Run(bool a, bool b) { string? s = a ? "x" : "y"; if (s != null) { Say("one"); } Say(s.Length); }
            """),
        Case.Of("try finally with flag return: on", true,
            """
            Say(Get());
            int Get() { try { if (Flags.Stories.IsEnabled()) { return Num("n", 1); } return Num("o", 2); } finally { Say("f"); } }
            """,
            """
            Say(Get());
            int Get() { try { return Num("n", 1); } finally { Say("f"); } }
            """),
        Case.Of("try finally with flag return: off", false,
            """
            Say(Get());
            int Get() { try { if (Flags.Stories.IsEnabled()) { return Num("n", 1); } return Num("o", 2); } finally { Say("f"); } }
            """,
            """
            Say(Get());
            int Get() { try { return Num("o", 2); } finally { Say("f"); } }
            """),
        Case.Of("while with flag: on", true,
            """
            var i = 0;
            while (Flags.Stories.IsEnabled() && i < 3) { i++; if (i == 2) continue; Say(i); }
            do { i--; } while (!Flags.Stories.IsEnabled() && i > 0);
            Say(i);
            for (; Flags.Stories.IsEnabled(); ) { Say("loop"); break; }
            """,
            """
            var i = 0;
            while (i < 3) { i++; if (i == 2) continue; Say(i); }
            i--;
            Say(i);
            for (; ; ) { Say("loop"); break; }
            """),
        Case.Of("while with flag: off", false,
            """
            var i = 0;
            while (Flags.Stories.IsEnabled() && i < 3) { i++; if (i == 2) continue; Say(i); }
            do { i--; } while (!Flags.Stories.IsEnabled() && i > 0);
            Say(i);
            for (; Flags.Stories.IsEnabled(); ) { Say("loop"); break; }
            """,
            """
            var i = 0;
            do { i--; } while (i > 0);
            Say(i);
            """),
        Case.Of("endless without flag: on", true,
            """
            var i = 0;
            while (Flags.Stories.IsEnabled()) { if (i++ > 2) break; }
            Say(i);
            """,
            """
            var i = 0;
            while (true) { if (i++ > 2) break; }
            Say(i);
            """),
        Case.Of("endless without flag: off", false,
            """
            var i = 0;
            while (Flags.Stories.IsEnabled()) { if (i++ > 2) break; }
            Say(i);
            """,
            """
            var i = 0;
            Say(i);
            """),
        Case.Of("goto out: on", true,
            """
            for (var i = 0; i < 3; i++) { if (Flags.Stories.IsEnabled() && i == 1) goto done; Say(i); }
            done:
            Say("done");
            """,
            """
            for (var i = 0; i < 3; i++) { if (i == 1) goto done; Say(i); }
            done:
            Say("done");
            """),
        Case.Of("goto out: off", false,
            """
            for (var i = 0; i < 3; i++) { if (Flags.Stories.IsEnabled() && i == 1) goto done; Say(i); }
            done:
            Say("done");
            """,
            """
            for (var i = 0; i < 3; i++) { Say(i); }
            Say("done");
            """),
        Case.Of("nested using declarations scope: on", true,
            """
            using var x = Scope("x");
            if (!Flags.Stories.IsEnabled()) { using var y = Scope("y"); Say(1); return; }
            using var z = Scope("z");
            Say(2);
            """,
            """
            using var x = Scope("x");
            using var z = Scope("z");
            Say(2);
            """),
        Case.Of("nested using declarations scope: off", false,
            """
            using var x = Scope("x");
            if (!Flags.Stories.IsEnabled()) { using var y = Scope("y"); Say(1); return; }
            using var z = Scope("z");
            Say(2);
            """,
            """
            using var x = Scope("x");
            using var y = Scope("y"); Say(1);
            """),
        Case.Of("using in unwrapped block then code: on", true,
            """
            if (Flags.Stories.IsEnabled()) { using var y = Scope("y"); Say(1); }
            Say(2);
            """,
            """
            { using var y = Scope("y"); Say(1); }
            Say(2);
            """),
        Case.Of("using in unwrapped block then code: off", false,
            """
            if (Flags.Stories.IsEnabled()) { using var y = Scope("y"); Say(1); }
            Say(2);
            """,
            """
            Say(2);
            """),
        Case.Of("shadowing names: on", true,
            """
            if (Flags.Stories.IsEnabled()) { var x = 1; Say(x); }
            { var x = 2; Say(x); }
            foreach (var x in new[] { 3 }) Say(x);
            """,
            """
            { var x = 1; Say(x); }
            { var x = 2; Say(x); }
            foreach (var x in new[] { 3 }) Say(x);
            """),
        Case.Of("shadowing names: off", false,
            """
            if (Flags.Stories.IsEnabled()) { var x = 1; Say(x); }
            { var x = 2; Say(x); }
            foreach (var x in new[] { 3 }) Say(x);
            """,
            """
            { var x = 2; Say(x); }
            foreach (var x in new[] { 3 }) Say(x);
            """),
        new("field hidden by unwrapped local: on", true,
            """
            public void Run(bool a, bool b) { if (Flags.Stories.IsEnabled()) { var _v = 1; Say(_v); } Say(_v); }
            private readonly int _v = 7;
            """,
            """
            public void Run(bool a, bool b) { { var _v = 1; Say(_v); } Say(_v); }
            private readonly int _v = 7;
            """),
        new("field hidden by unwrapped local: off", false,
            """
            public void Run(bool a, bool b) { if (Flags.Stories.IsEnabled()) { var _v = 1; Say(_v); } Say(_v); }
            private readonly int _v = 7;
            """,
            """
            public void Run(bool a, bool b) { Say(_v); }
            private readonly int _v = 7;
            """),
        Case.Of("lambda parameter captured name: on", true,
            """
            if (Flags.Stories.IsEnabled()) { var x = 1; Say(x); }
            Func<int, int> f = x => x + 1;
            Say(f(2));
            """,
            """
            { var x = 1; Say(x); }
            Func<int, int> f = x => x + 1;
            Say(f(2));
            """),
        Case.Of("lambda parameter captured name: off", false,
            """
            if (Flags.Stories.IsEnabled()) { var x = 1; Say(x); }
            Func<int, int> f = x => x + 1;
            Say(f(2));
            """,
            """
            Func<int, int> f = x => x + 1;
            Say(f(2));
            """),
        Case.Of("switch expression nested with when: on", true,
            """
            object o = a ? 1 : "s";
            Say(o switch { int i when Flags.Stories.IsEnabled() && i > 0 => "new", int => "int", string s when !Flags.Stories.IsEnabled() => s, _ => "other" });
            """,
            """
            object o = a ? 1 : "s";
            Say(o switch { int i when i > 0 => "new", int => "int", _ => "other" });
            """),
        Case.Of("switch expression nested with when: off", false,
            """
            object o = a ? 1 : "s";
            Say(o switch { int i when Flags.Stories.IsEnabled() && i > 0 => "new", int => "int", string s when !Flags.Stories.IsEnabled() => s, _ => "other" });
            """,
            """
            object o = a ? 1 : "s";
            Say(o switch { int => "int", string s => s, _ => "other" });
            """),
        Case.Of("list patterns: on", true,
            """
            int[] xs = a ? [1, 2] : [];
            Say(xs is [var p, ..] && Flags.Stories.IsEnabled() ? p : -1);
            Say(xs is [] || !Flags.Stories.IsEnabled());
            """,
            """
            int[] xs = a ? [1, 2] : [];
            Say(xs is [var p, ..] ? p : -1);
            Say(xs is []);
            """),
        Case.Of("list patterns: off", false,
            """
            int[] xs = a ? [1, 2] : [];
            Say(xs is [var p, ..] && Flags.Stories.IsEnabled() ? p : -1);
            Say(xs is [] || !Flags.Stories.IsEnabled());
            """,
            """
            int[] xs = a ? [1, 2] : [];
            _ = xs is [var p, ..];
            Say(-1);
            _ = xs is [];
            Say(true);
            """),
        Case.Of("throw expressions: on", true,
            """
            Func<int> f = () => Flags.Stories.IsEnabled() ? 1 : throw new InvalidOperationException("f");
            Say(f());
            string? s = a ? "x" : null;
            Say(s ?? (Flags.Stories.IsEnabled() ? "d" : throw new InvalidOperationException("s")));
            """,
            """
            Func<int> f = () => 1;
            Say(f());
            string? s = a ? "x" : null;
            Say(s ?? "d");
            """),
        Case.Of("throw expressions: off", false,
            """
            Func<int> f = () => Flags.Stories.IsEnabled() ? 1 : throw new InvalidOperationException("f");
            Say(f());
            string? s = a ? "x" : null;
            Say(s ?? (Flags.Stories.IsEnabled() ? "d" : throw new InvalidOperationException("s")));
            """,
            """
            Func<int> f = () => throw new InvalidOperationException("f");
            Say(f());
            string? s = a ? "x" : null;
            Say(s ?? throw new InvalidOperationException("s"));
            """),
        Case.Of("checked conversion of arm: on", true,
            """
            long l = 5_000_000_000;
            Say(unchecked((int)(Flags.Stories.IsEnabled() ? l : 0)));
            try { Say(checked((int)(Flags.Stories.IsEnabled() ? l : 0))); } catch (OverflowException) { Say("o"); }
            """,
            """
            long l = 5_000_000_000;
            Say(unchecked((int)l));
            try { Say(checked((int)l)); } catch (OverflowException) { Say("o"); }
            """),
        Case.Of("checked conversion of arm: off", false,
            """
            long l = 5_000_000_000;
            Say(unchecked((int)(Flags.Stories.IsEnabled() ? l : 0)));
            try { Say(checked((int)(Flags.Stories.IsEnabled() ? l : 0))); } catch (OverflowException) { Say("o"); }
            """,
            """
            Say(unchecked((int)((long)0)));
            try { Say(checked((int)((long)0))); } catch (OverflowException) { Say("o"); }
            """),
        Case.Of("shifts and unsigned: on", true,
            """
            uint u = 1;
            Say((Flags.Stories.IsEnabled() ? u : 2) << 3);
            Say(-(Flags.Stories.IsEnabled() ? 1 : 2u));
            Say((Flags.[|Stories|].IsEnabled() ? 1 : 2u) - 2);
            """,
            """
            uint u = 1;
            Say(u << 3);
            Say(-((uint)1));
            Say((Flags.Stories.IsEnabled() ? 1 : 2u) - 2);
            """, "After the removal the compiler would report CS0220"),
        Case.Of("shifts and unsigned: off", false,
            """
            uint u = 1;
            Say((Flags.Stories.IsEnabled() ? u : 2) << 3);
            Say(-(Flags.Stories.IsEnabled() ? 1 : 2u));
            Say((Flags.Stories.IsEnabled() ? 1 : 2u) - 2);
            """,
            """
            Say((uint)2 << 3);
            Say(-2u);
            Say(2u - 2);
            """),
        Case.Of("decimal and double: on", true,
            """
            Say((Flags.Stories.IsEnabled() ? 1.10m : 2) + 1);
            Say((Flags.Stories.IsEnabled() ? 1 : 2.5f) / 3);
            Say(0.1f + (Flags.Stories.IsEnabled() ? 0.2f : 0));
            """,
            """
            Say(1.10m + 1);
            Say((float)1 / 3);
            Say(0.1f + 0.2f);
            """),
        Case.Of("decimal and double: off", false,
            """
            Say((Flags.Stories.IsEnabled() ? 1.10m : 2) + 1);
            Say((Flags.Stories.IsEnabled() ? 1 : 2.5f) / 3);
            Say(0.1f + (Flags.Stories.IsEnabled() ? 0.2f : 0));
            """,
            """
            Say((decimal)2 + 1);
            Say(2.5f / 3);
            Say(0.1f + (float)0);
            """),
        Case.Of("nint: on", true,
            """
            nint n = Flags.Stories.IsEnabled() ? 1 : 2;
            Say(n.GetType());
            Say((Flags.Stories.IsEnabled() ? (nint)1 : 2).GetType());
            """,
            """
            nint n = 1;
            Say(n.GetType());
            Say(((nint)1).GetType());
            """),
        Case.Of("nint: off", false,
            """
            nint n = Flags.Stories.IsEnabled() ? 1 : 2;
            Say(n.GetType());
            Say((Flags.Stories.IsEnabled() ? (nint)1 : 2).GetType());
            """,
            """
            nint n = 2;
            Say(n.GetType());
            Say(((nint)2).GetType());
            """),
        Case.Of("anonymous types: on", true,
            """
            var x = Flags.Stories.IsEnabled() ? new { A = 1 } : new { A = 2 };
            Say(x);
            var y = new { IsNew = Flags.Stories.IsEnabled(), B = Flags.Stories.IsEnabled() ? 1 : 2 };
            Say(y);
            """,
            """
            var x = new { A = 1 };
            Say(x);
            var y = new { IsNew = true, B = 1 };
            Say(y);
            """),
        Case.Of("anonymous types: off", false,
            """
            var x = Flags.Stories.IsEnabled() ? new { A = 1 } : new { A = 2 };
            Say(x);
            var y = new { IsNew = Flags.Stories.IsEnabled(), B = Flags.Stories.IsEnabled() ? 1 : 2 };
            Say(y);
            """,
            """
            var x = new { A = 2 };
            Say(x);
            var y = new { IsNew = false, B = 2 };
            Say(y);
            """),
        Case.Of("tuples with names: on", true,
            """
            var t = Flags.Stories.IsEnabled() ? (Count: 1, Name: "n") : (Count: 2, Name: "o");
            Say(t.Count + t.Name);
            (int A, string B) u = Flags.Stories.IsEnabled() ? (1, "x") : (2, "y");
            Say(u.A);
            var (p, q) = Flags.Stories.IsEnabled() ? (1, 2L) : (3, 4);
            Say(p.GetType() + "" + q.GetType());
            """,
            """
            var t = (Count: 1, Name: "n");
            Say(t.Count + t.Name);
            (int A, string B) u = (1, "x");
            Say(u.A);
            var (p, q) = (1, 2L);
            Say(p.GetType() + "" + q.GetType());
            """),
        Case.Of("tuples with names: off", false,
            """
            var t = Flags.Stories.IsEnabled() ? (Count: 1, Name: "n") : (Count: 2, Name: "o");
            Say(t.Count + t.Name);
            (int A, string B) u = Flags.[|Stories|].IsEnabled() ? (1, "x") : (2, "y");
            Say(u.A);
            var (p, q) = Flags.[|Stories|].IsEnabled() ? (1, 2L) : (3, 4);
            Say(p.GetType() + "" + q.GetType());
            """,
            """
            var t = (Count: 2, Name: "o");
            Say(t.Count + t.Name);
            (int A, string B) u = Flags.Stories.IsEnabled() ? (1, "x") : (2, "y");
            Say(u.A);
            var (p, q) = Flags.Stories.IsEnabled() ? (1, 2L) : (3, 4);
            Say(p.GetType() + "" + q.GetType());
            """) with { Reasons = ["After the removal, 'var (p, q)'", "After the removal, 'var (p, q) = (3, 4)'"] },
        Case.Of("tuple names dropped: on", true,
            """
            var t = Flags.Stories.IsEnabled() ? (Count: 1, 2) : (Count: 3, Other: 4);
            Say(t.Count + t.Item2);
            """,
            """
            var t = (Count: 1, 2);
            Say(t.Count + t.Item2);
            """),
        Case.Of("tuple names dropped: off", false,
            """
            var t = Flags.Stories.IsEnabled() ? (Count: 1, 2) : (Count: 3, Other: 4);
            Say(t.Count + t.Item2);
            """,
            """
            var t = ((int Count, int))(Count: 3, Other: 4);
            Say(t.Count + t.Item2);
            """),
        Case.Of("array covariance: on", true,
            """
            object[] x = Flags.Stories.IsEnabled() ? new string[] { "a" } : new object[] { 1 };
            Say(x.GetType());
            var y = Flags.Stories.IsEnabled() ? new string[] { "a" } : new object[] { 1 };
            Say(y.GetType());
            """,
            """
            object[] x = new string[] { "a" };
            Say(x.GetType());
            var y = (object[])(new string[] { "a" });
            Say(y.GetType());
            """),
        Case.Of("array covariance: off", false,
            """
            object[] x = Flags.Stories.IsEnabled() ? new string[] { "a" } : new object[] { 1 };
            Say(x.GetType());
            var y = Flags.Stories.IsEnabled() ? new string[] { "a" } : new object[] { 1 };
            Say(y.GetType());
            """,
            """
            object[] x = new object[] { 1 };
            Say(x.GetType());
            var y = new object[] { 1 };
            Say(y.GetType());
            """),
        Case.Of("dynamic: on", true,
            """
            dynamic d = Flags.Stories.IsEnabled() ? 1 : "x";
            Say(d);
            Say(Flags.Stories.IsEnabled() ? d : 2);
            dynamic e = a;
            Say(e && Flags.Stories.IsEnabled());
            Say(Flags.Stories.IsEnabled() && e);
            Say(Flags.Stories.IsEnabled() || e);
            """,
            """
            dynamic d = 1;
            Say(d);
            Say(d);
            dynamic e = a;
            Say(e && true);
            Say(true && e);
            Say(true || e);
            """),
        Case.Of("dynamic: off", false,
            """
            dynamic d = Flags.Stories.IsEnabled() ? 1 : "x";
            Say(d);
            Say(Flags.Stories.IsEnabled() ? d : 2);
            dynamic e = a;
            Say(e && Flags.Stories.IsEnabled());
            Say(Flags.Stories.IsEnabled() && e);
            Say(Flags.Stories.IsEnabled() || e);
            """,
            """
            dynamic d = "x";
            Say(d);
            Say((dynamic)2);
            dynamic e = a;
            Say(e && false);
            Say(false && e);
            Say(false || e);
            """),
        Case.Of("last statement of a line: on", true,
            """
            Say(0);
            if (!Flags.Stories.IsEnabled()) { Say(1); return; }
            Say(2);
            """,
            """
            Say(0);
            Say(2);
            """),
        Case.Of("last statement of a line: off", false,
            """
            Say(0);
            if (!Flags.Stories.IsEnabled()) { Say(1); return; }
            Say(2);
            """,
            """
            Say(0);
            Say(1);
            """),
        Case.Of("last statement of a line with a comment: on", true,
            """
            Say(0);
            if (!Flags.Stories.IsEnabled()) { Say(1); return; } // old
            Say(2); // new
            """,
            """
            Say(0);
            Say(2); // new
            """),
        Case.Of("last statement of a line with a comment: off", false,
            """
            Say(0);
            if (!Flags.Stories.IsEnabled()) { Say(1); return; } // old
            Say(2); // new
            """,
            """
            Say(0);
            Say(1); // old
            """),
    ];
}
