namespace OpenRollout.Removal.Tests;

/// <summary>Overloads and conversions that a constant in place of a conditional expression would select.</summary>
internal static class ConversionCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("interpolated handler vs string: on", true,
            """
            public void Run(bool a, bool b) { Log($"{(Flags.[|Stories|].IsEnabled() ? "new" : "old")}"); }
            private static void Log(string text) => Say("string " + text);
            private static void Log(ref System.Runtime.CompilerServices.DefaultInterpolatedStringHandler text) => Say("handler " + text.ToStringAndClear());
            """,
            null, "After the removal, 'Log(\"new\")'"),
        new("interpolated handler vs string: off", false,
            """
            public void Run(bool a, bool b) { Log($"{(Flags.[|Stories|].IsEnabled() ? "new" : "old")}"); }
            private static void Log(string text) => Say("string " + text);
            private static void Log(ref System.Runtime.CompilerServices.DefaultInterpolatedStringHandler text) => Say("handler " + text.ToStringAndClear());
            """,
            null, "After the removal, 'Log(\"old\")'"),
        new("formattable: on", true,
            """
            public void Run(bool a, bool b) { FormattableString f = $"{(Flags.Stories.IsEnabled() ? "new" : "old")} {a}"; Say(f.ArgumentCount + f.Format); }
            """,
            """
            public void Run(bool a, bool b) { FormattableString f = $"{"new"} {a}"; Say(f.ArgumentCount + f.Format); }
            """),
        new("formattable: off", false,
            """
            public void Run(bool a, bool b) { FormattableString f = $"{(Flags.Stories.IsEnabled() ? "new" : "old")} {a}"; Say(f.ArgumentCount + f.Format); }
            """,
            """
            public void Run(bool a, bool b) { FormattableString f = $"{"old"} {a}"; Say(f.ArgumentCount + f.Format); }
            """),
        new("user conversion const byte long: on", true,
            """
            public void Run(bool a, bool b) { Money m = Flags.[|Stories|].IsEnabled() ? 1 : 2; Say(m.Text); }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            null, "After the removal, '1'"),
        new("user conversion const byte long: off", false,
            """
            public void Run(bool a, bool b) { Money m = Flags.[|Stories|].IsEnabled() ? 1 : 2; Say(m.Text); }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            null, "After the removal, '2'"),
        new("user conversion argument", true,
            """
            public void Run(bool a, bool b) { Show(Flags.[|Stories|].IsEnabled() ? 1 : 2); }
            private static void Show(Money m) => Say(m.Text);
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            null, "After the removal, '1'"),
        new("user conversion return", true,
            """
            public void Run(bool a, bool b) { Say(Get().Text); }
            private static Money Get() => Flags.[|Stories|].IsEnabled() ? 1 : 2;
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            null, "After the removal, '1'"),
        new("user conversion in arithmetic", true,
            """
            public void Run(bool a, bool b) { var m = new Money("m") + (Flags.[|Stories|].IsEnabled() ? 1 : 2); Say(m.Text); }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); public static Money operator +(Money l, Money r) => new(l.Text + r.Text); }
            """,
            null, "After the removal, '1'"),
        new("user conversion enum zero", true,
            """
            public void Run(bool a, bool b) { Wrap m = Flags.Stories.IsEnabled() ? 0 : 2; Say(m.Text); }
            private sealed class Wrap(string text) { public string Text => text; public static implicit operator Wrap(DayOfWeek x) => new("enum"); public static implicit operator Wrap(long x) => new("long"); }
            """,
            """
            public void Run(bool a, bool b) { Wrap m = 0; Say(m.Text); }
            private sealed class Wrap(string text) { public string Text => text; public static implicit operator Wrap(DayOfWeek x) => new("enum"); public static implicit operator Wrap(long x) => new("long"); }
            """),
        new("constructor initializer overload: on", true,
            """
            public void Run(bool a, bool b) { Say(new Sub().Text); Say(new Sub(a).Text); }
            private class Base { public Base(byte x) => Text = "byte"; public Base(long x) => Text = "long"; public string Text { get; } }
            private sealed class Sub : Base { public Sub() : base(Flags.[|Stories|].IsEnabled() ? 1 : 2) { } public Sub(bool x) : this() { } }
            """,
            null, "After the removal, ': base(1)'"),
        new("constructor initializer overload: off", false,
            """
            public void Run(bool a, bool b) { Say(new Sub().Text); Say(new Sub(a).Text); }
            private class Base { public Base(byte x) => Text = "byte"; public Base(long x) => Text = "long"; public string Text { get; } }
            private sealed class Sub : Base { public Sub() : base(Flags.[|Stories|].IsEnabled() ? 1 : 2) { } public Sub(bool x) : this() { } }
            """,
            null, "After the removal, ': base(2)'"),
        new("primary base overload: on", true,
            """
            public void Run(bool a, bool b) { Say(new Sub().Text); }
            private class Base { public Base(byte x) => Text = "byte"; public Base(long x) => Text = "long"; public string Text { get; } }
            private sealed class Sub() : Base(Flags.[|Stories|].IsEnabled() ? 1 : 2);
            """,
            null, "After the removal, 'Base(1)'"),
        new("primary base overload: off", false,
            """
            public void Run(bool a, bool b) { Say(new Sub().Text); }
            private class Base { public Base(byte x) => Text = "byte"; public Base(long x) => Text = "long"; public string Text { get; } }
            private sealed class Sub() : Base(Flags.[|Stories|].IsEnabled() ? 1 : 2);
            """,
            null, "After the removal, 'Base(2)'"),
        new("collection initializer overload: on", true,
            """
            public void Run(bool a, bool b) { foreach (var x in new Bag { Flags.[|Stories|].IsEnabled() ? 1 : 2 }) Say(x); foreach (var x in new Bag { { Flags.[|Stories|].IsEnabled() ? 1 : 2, 3 } }) Say(x); }
            private sealed class Bag : System.Collections.IEnumerable
            {
                private readonly List<string?> _texts = [];
                public void Add(byte value) => _texts.Add("byte");
                public void Add(long value) => _texts.Add("long");
                public void Add(byte value, int x) => _texts.Add("byte2");
                public void Add(long value, int x) => _texts.Add("long2");
                public System.Collections.IEnumerator GetEnumerator() => _texts.GetEnumerator();
            }
            """,
            null) { Reasons = ["After the removal, '{ 1 }'", "After the removal, '{ { 1, 3 } }'"] },
        new("collection initializer overload: off", false,
            """
            public void Run(bool a, bool b) { foreach (var x in new Bag { Flags.[|Stories|].IsEnabled() ? 1 : 2 }) Say(x); foreach (var x in new Bag { { Flags.[|Stories|].IsEnabled() ? 1 : 2, 3 } }) Say(x); }
            private sealed class Bag : System.Collections.IEnumerable
            {
                private readonly List<string?> _texts = [];
                public void Add(byte value) => _texts.Add("byte");
                public void Add(long value) => _texts.Add("long");
                public void Add(byte value, int x) => _texts.Add("byte2");
                public void Add(long value, int x) => _texts.Add("long2");
                public System.Collections.IEnumerator GetEnumerator() => _texts.GetEnumerator();
            }
            """,
            null) { Reasons = ["After the removal, '{ 2 }'", "After the removal, '{ { 2, 3 } }'"] },
        new("indexer overload", true,
            """
            public void Run(bool a, bool b) { Say(this[Flags.[|Stories|].IsEnabled() ? 1 : 2]); }
            private string this[byte value] => "byte";
            private string this[long value] => "long";
            """,
            null, "After the removal, 'this[1]'"),
        new("handler overload: on", true,
            """
            public void Run(bool a, bool b) { Log($"{(Flags.[|Stories|].IsEnabled() ? 1 : 2)} {a}"); }
            private static void Log(H text) => Say(text.Text);
            [System.Runtime.CompilerServices.InterpolatedStringHandler]
            public struct H(int l, int f) { public string Text = ""; public void AppendLiteral(string s) => Text += s; public void AppendFormatted(byte x) => Text += "byte"; public void AppendFormatted(long x) => Text += "long"; public void AppendFormatted(bool x) => Text += x; }
            """,
            null, "After the removal, '$\"{1} {a}\"'"),
        new("handler overload: off", false,
            """
            public void Run(bool a, bool b) { Log($"{(Flags.[|Stories|].IsEnabled() ? 1 : 2)} {a}"); }
            private static void Log(H text) => Say(text.Text);
            [System.Runtime.CompilerServices.InterpolatedStringHandler]
            public struct H(int l, int f) { public string Text = ""; public void AppendLiteral(string s) => Text += s; public void AppendFormatted(byte x) => Text += "byte"; public void AppendFormatted(long x) => Text += "long"; public void AppendFormatted(bool x) => Text += x; }
            """,
            null, "After the removal, '$\"{2} {a}\"'"),
        new("coalesce conversion", true,
            """
            public void Run(bool a, bool b) { Money? m = null; var n = m ?? (Flags.[|Stories|].IsEnabled() ? 1 : 2); Say(n.Text); }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            null, "After the removal, '1'"),
        new("deconstruct conversion", true,
            """
            public void Run(bool a, bool b) { Money m; int i; (m, i) = (Flags.[|Stories|].IsEnabled() ? 1 : 2, 3); Say(m.Text + i); }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            null, "After the removal, '1'"),
        new("array element conversion", true,
            """
            public void Run(bool a, bool b) { Money[] m = [Flags.[|Stories|].IsEnabled() ? 1 : 2]; Say(m[0].Text); Money[] k = { Flags.[|Stories|].IsEnabled() ? 1 : 2 }; Say(k[0].Text); }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            null, "After the removal, '1'"),
        new("lambda return conversion", true,
            """
            public void Run(bool a, bool b) { Func<Money> f = () => Flags.[|Stories|].IsEnabled() ? 1 : 2; Say(f().Text); }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            null, "After the removal, '1'"),
        new("yield conversion", true,
            """
            public void Run(bool a, bool b) { foreach (var m in All()) Say(m.Text); }
            private static IEnumerable<Money> All() { yield return Flags.[|Stories|].IsEnabled() ? 1 : 2; }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            null, "After the removal, '1'"),
        new("with conversion", true,
            """
            public void Run(bool a, bool b) { var r = new R(5) with { M = Flags.[|Stories|].IsEnabled() ? 1 : 2 }; Say(r.M.Text); var s = new R(Flags.[|Stories|].IsEnabled() ? 1 : 2); Say(s.M.Text); }
            private sealed record R(Money M);
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            null, "After the removal, '1'"),
        new("switch arm conversion", true,
            """
            public void Run(bool a, bool b) { Money m = Flags.[|Stories|].IsEnabled() switch { true => 1, false => 2 }; Say(m.Text); Money n = a ? Flags.Stories.IsEnabled() ? 1 : 2 : 3; Say(n.Text); }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """,
            """
            public void Run(bool a, bool b) { Money m = Flags.Stories.IsEnabled() switch { true => 1, false => 2 }; Say(m.Text); Money n = a ? 1 : 3; Say(n.Text); }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); }
            """, "After the removal, '1'"),
        new("compound assignment conversion", true,
            """
            public void Run(bool a, bool b) { var m = new Money("m"); m += Flags.[|Stories|].IsEnabled() ? 1 : 2; Say(m.Text); }
            private sealed class Money(string text) { public string Text => text; public static implicit operator Money(byte x) => new("byte"); public static implicit operator Money(long x) => new("long"); public static Money operator +(Money l, Money r) => new(l.Text + r.Text); }
            """,
            null, "After the removal, '1'"),
        new("money of a literal: on", true,
            """
            public void Run(bool a, bool b) { Money m = Flags.Stories.IsEnabled() ? 5 : new Money(7); Say(m.Value); var n = Flags.Stories.IsEnabled() ? 5 : new Money(7); Say(n.Value); Say((Flags.Stories.IsEnabled() ? 5 : new Money(7)).Value); }
            private sealed class Money(int value) { public int Value => value; public static implicit operator Money(int x) => new(x * 10); }
            """,
            """
            public void Run(bool a, bool b) { Money m = 5; Say(m.Value); var n = (Money)5; Say(n.Value); Say(((Money)5).Value); }
            private sealed class Money(int value) { public int Value => value; public static implicit operator Money(int x) => new(x * 10); }
            """),
        new("money of a literal: off", false,
            """
            public void Run(bool a, bool b) { Money m = Flags.Stories.IsEnabled() ? 5 : new Money(7); Say(m.Value); var n = Flags.Stories.IsEnabled() ? 5 : new Money(7); Say(n.Value); Say((Flags.Stories.IsEnabled() ? 5 : new Money(7)).Value); }
            private sealed class Money(int value) { public int Value => value; public static implicit operator Money(int x) => new(x * 10); }
            """,
            """
            public void Run(bool a, bool b) { Money m = new Money(7); Say(m.Value); var n = new Money(7); Say(n.Value); Say(new Money(7).Value); }
            private sealed class Money(int value) { public int Value => value; public static implicit operator Money(int x) => new(x * 10); }
            """),
        Case.Of("comparison with lifted enum: on", true,
            """
            DayOfWeek? d = a ? DayOfWeek.Friday : null;
            Say(d == (Flags.Stories.IsEnabled() ? DayOfWeek.Friday : DayOfWeek.Monday));
            Say(d > (Flags.Stories.IsEnabled() ? 0 : DayOfWeek.Monday));
            """,
            """
            DayOfWeek? d = a ? DayOfWeek.Friday : null;
            Say(d == DayOfWeek.Friday);
            Say(d > (DayOfWeek)0);
            """),
        Case.Of("comparison with lifted enum: off", false,
            """
            DayOfWeek? d = a ? DayOfWeek.Friday : null;
            Say(d == (Flags.Stories.IsEnabled() ? DayOfWeek.Friday : DayOfWeek.Monday));
            Say(d > (Flags.Stories.IsEnabled() ? 0 : DayOfWeek.Monday));
            """,
            """
            DayOfWeek? d = a ? DayOfWeek.Friday : null;
            Say(d == DayOfWeek.Monday);
            Say(d > DayOfWeek.Monday);
            """),
        new("params overload: on", true,
            """
            public void Run(bool a, bool b) { Show(Flags.Stories.IsEnabled() ? 1 : 2, 3); Show(Flags.Stories.IsEnabled() ? "x" : null); Show(Flags.Stories.IsEnabled() ? null : "x"); }
            private static void Show(params ReadOnlySpan<int> x) => Say("span " + x.Length);
            private static void Show(params IEnumerable<byte> x) => Say("bytes " + x.Count());
            private static void Show(params string?[]? x) => Say("strings " + (x?.Length.ToString() ?? "null"));
            """,
            """
            public void Run(bool a, bool b) { Show(1, 3); Show("x"); Show((string?)null); }
            private static void Show(params ReadOnlySpan<int> x) => Say("span " + x.Length);
            private static void Show(params IEnumerable<byte> x) => Say("bytes " + x.Count());
            private static void Show(params string?[]? x) => Say("strings " + (x?.Length.ToString() ?? "null"));
            """),
        new("params overload: off", false,
            """
            public void Run(bool a, bool b) { Show(Flags.Stories.IsEnabled() ? 1 : 2, 3); Show(Flags.Stories.IsEnabled() ? "x" : null); Show(Flags.Stories.IsEnabled() ? null : "x"); }
            private static void Show(params ReadOnlySpan<int> x) => Say("span " + x.Length);
            private static void Show(params IEnumerable<byte> x) => Say("bytes " + x.Count());
            private static void Show(params string?[]? x) => Say("strings " + (x?.Length.ToString() ?? "null"));
            """,
            """
            public void Run(bool a, bool b) { Show(2, 3); Show((string?)null); Show("x"); }
            private static void Show(params ReadOnlySpan<int> x) => Say("span " + x.Length);
            private static void Show(params IEnumerable<byte> x) => Say("bytes " + x.Count());
            private static void Show(params string?[]? x) => Say("strings " + (x?.Length.ToString() ?? "null"));
            """),
        new("implicit span conversion: on", true,
            """
            public void Run(bool a, bool b) { ReadOnlySpan<char> s = Flags.Stories.IsEnabled() ? "new" : "old"; Say(s.Length + s.ToString()); Show(Flags.Stories.IsEnabled() ? "new" : "old"); }
            private static void Show(ReadOnlySpan<char> x) => Say("span");
            """,
            """
            public void Run(bool a, bool b) { ReadOnlySpan<char> s = "new"; Say(s.Length + s.ToString()); Show("new"); }
            private static void Show(ReadOnlySpan<char> x) => Say("span");
            """),
        new("implicit span conversion: off", false,
            """
            public void Run(bool a, bool b) { ReadOnlySpan<char> s = Flags.Stories.IsEnabled() ? "new" : "old"; Say(s.Length + s.ToString()); Show(Flags.Stories.IsEnabled() ? "new" : "old"); }
            private static void Show(ReadOnlySpan<char> x) => Say("span");
            """,
            """
            public void Run(bool a, bool b) { ReadOnlySpan<char> s = "old"; Say(s.Length + s.ToString()); Show("old"); }
            private static void Show(ReadOnlySpan<char> x) => Say("span");
            """),
        Case.Of("byte or int in nested ternary: on", true,
            """
            byte z = 3;
            var x = a ? (Flags.Stories.IsEnabled() ? 1 : 2) : z;
            Say(x.GetType());
            var y = new[] { Flags.Stories.IsEnabled() ? 1 : 2, z };
            Say(y.GetType());
            var w = a switch { true => Flags.Stories.IsEnabled() ? 1 : 2, false => z };
            Say(w.GetType());
            var k = Pick(Flags.Stories.IsEnabled() ? 1 : 2, z);
            Say(k.GetType());

            static T Pick<T>(T p, T q) => p;
            """,
            """
            byte z = 3;
            var x = a ? 1 : z;
            Say(x.GetType());
            var y = new[] { 1, z };
            Say(y.GetType());
            var w = a switch { true => 1, false => z };
            Say(w.GetType());
            var k = Pick(1, z);
            Say(k.GetType());

            static T Pick<T>(T p, T q) => p;
            """),
        Case.Of("byte or int in nested ternary: off", false,
            """
            byte z = 3;
            var x = a ? (Flags.Stories.IsEnabled() ? 1 : 2) : z;
            Say(x.GetType());
            var y = new[] { Flags.Stories.IsEnabled() ? 1 : 2, z };
            Say(y.GetType());
            var w = a switch { true => Flags.Stories.IsEnabled() ? 1 : 2, false => z };
            Say(w.GetType());
            var k = Pick(Flags.Stories.IsEnabled() ? 1 : 2, z);
            Say(k.GetType());

            static T Pick<T>(T p, T q) => p;
            """,
            """
            byte z = 3;
            var x = a ? 2 : z;
            Say(x.GetType());
            var y = new[] { 2, z };
            Say(y.GetType());
            var w = a switch { true => 2, false => z };
            Say(w.GetType());
            var k = Pick(2, z);
            Say(k.GetType());

            static T Pick<T>(T p, T q) => p;
            """),
        new("a query: on", true,
            """
            public void Run(bool a, bool b) { Say((Flags.Stories.IsEnabled() ? a : b) ? 1 : 2); Say(string.Join(",", Q())); }
            private static IEnumerable<int> Q() => from x in new[] { 1, 2 } where Flags.[|Stories|].IsEnabled() || x > 1 orderby Flags.Stories.IsEnabled() ? x : -x select Flags.[|Stories|].IsEnabled() ? x : 0;
            """,
            """
            public void Run(bool a, bool b) { Say(a ? 1 : 2); Say(string.Join(",", Q())); }
            private static IEnumerable<int> Q() => from x in new[] { 1, 2 } where Flags.Stories.IsEnabled() || x > 1 orderby x select Flags.Stories.IsEnabled() ? x : 0;
            """) { Reasons = ["After the removal, 'from x in new[] { 1, 2 } where true orderby x select x'", "After the removal, 'select x'"] },
        new("a query: off", false,
            """
            public void Run(bool a, bool b) { Say((Flags.Stories.IsEnabled() ? a : b) ? 1 : 2); Say(string.Join(",", Q())); }
            private static IEnumerable<int> Q() => from x in new[] { 1, 2 } where Flags.Stories.IsEnabled() || x > 1 orderby Flags.Stories.IsEnabled() ? x : -x select Flags.Stories.IsEnabled() ? x : 0;
            """,
            """
            public void Run(bool a, bool b) { Say(b ? 1 : 2); Say(string.Join(",", Q())); }
            private static IEnumerable<int> Q() => from x in new[] { 1, 2 } where x > 1 orderby -x select 0;
            """),
    ];
}
