namespace OpenRollout.Removal.Tests;

/// <summary>Conditional expressions, which keep the type that they had.</summary>
internal static class TernaryCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("arms of one type", true, "Say(Flags.Stories.IsEnabled() ? Num(\"x\") : Num(\"y\"));", "Say(Num(\"x\"));"),
        Case.Of("the type decides a division", true, "Say((Flags.Stories.IsEnabled() ? 1 : 2.0) / 2);", "Say((double)1 / 2);"),
        Case.Of("boxing", true, "object x = Flags.Stories.IsEnabled() ? 1 : 2L;\nSay(x.GetType());", "object x = (long)1;\nSay(x.GetType());"),
        Case.Of("a character", true, "Say(Flags.Stories.IsEnabled() ? 'a' : 1);", "Say((int)'a');"),
        Case.Of("null", true, "var x = Flags.Stories.IsEnabled() ? null : \"old\";\nSay(x);", "var x = (string?)null;\nSay(x);"),
        Case.Of("null with a written type", true, "string? x = Flags.Stories.IsEnabled() ? null : \"old\";\nSay(x);", "string? x = null;\nSay(x);"),
        Case.Of("a written type", true, "double x = Flags.Stories.IsEnabled() ? 1 : 2.5;\nSay(x / 2);", "double x = 1;\nSay(x / 2);"),
        Case.Of("a type from the target", true, "int? x = Flags.Stories.IsEnabled() ? 1 : null;\nSay(x);", "int? x = 1;\nSay(x);"),
        Case.Of("a collection expression", true, "List<int> x = Flags.Stories.IsEnabled() ? [1, 2] : [3];\nSay(x.Count);", "List<int> x = [1, 2];\nSay(x.Count);"),
        Case.Of("an arm that throws", false, "Say(Flags.Stories.IsEnabled() ? throw new InvalidOperationException() : 2);", "Say(2);"),
        Case.Of("nested conditions", true, "Say(a ? Flags.Stories.IsEnabled() ? 1 : 2 : 3);", "Say(a ? 1 : 3);"),
        Case.Of("a receiver", true, "Say((Flags.Stories.IsEnabled() ? \"new\" : \"old\").Length);", "Say(\"new\".Length);"),
        Case.Of("in a string", true, "Say($\"{(Flags.Stories.IsEnabled() ? \"new\" : \"old\")}!\");", "Say(\"new!\");"),
        new("an overload that would change", true,
            """
            public void Run(bool a, bool b) => Show(Flags.[|Stories|].IsEnabled() ? 1 : 2);

            private static void Show(byte x) => Say("byte " + x);

            private static void Show(long x) => Say("long " + x);
            """,
            null, "After the removal, 'Show"),
        Case.Of("a division by a constant zero", true, "Say(a ? 1 : 10 / (Flags.[|Stories|].IsEnabled() ? 0 : 1));", null, "After the removal the compiler would report CS0020"),
        Case.Of("a coalescing arm", true, "string? x = a ? \"x\" : null;\nvar y = Flags.Stories.IsEnabled() ? x ?? \"y\" : \"old\";\nSay(y);", "string? x = a ? \"x\" : null;\nvar y = x ?? \"y\";\nSay(y);"),
        Case.Of("a checked constant that overflows", true,
            """
            var x = checked((Flags.[|Stories|].IsEnabled() ? int.MaxValue : 1) + 1);
            Say(x);
            """,
            null, "After the removal the compiler would report CS0220"),
        Case.Of("new of the target's type", true,
            """
            List<int> x = Flags.Stories.IsEnabled() ? new() : new() { 1 };
            Say(x.Count);
            """,
            """
            List<int> x = new();
            Say(x.Count);
            """),
        new("a collection expression as an argument", true,
            """
            public void Run(bool a, bool b) => Show(Flags.Stories.IsEnabled() ? [1, 2] : [3]);

            private static void Show(List<int> x) => Say(x.Count);
            """,
            """
            public void Run(bool a, bool b) => Show([1, 2]);

            private static void Show(List<int> x) => Say(x.Count);
            """),
        Case.Of("default", true,
            """
            int x = Flags.Stories.IsEnabled() ? default : 5;
            Say(x);
            """,
            """
            int x = default;
            Say(x);
            """),
        Case.Of("lambdas", true,
            """
            Func<int, int> f = Flags.Stories.IsEnabled() ? x => x + 1 : x => x + 2;
            Say(f(1));
            """,
            """
            Func<int, int> f = x => x + 1;
            Say(f(1));
            """),
        Case.Of("arms of a written interface", true,
            """
            IEnumerable<int> x = Flags.Stories.IsEnabled() ? new List<int> { 1 } : new[] { 2 };
            Say(x.GetType().Name);
            """,
            """
            IEnumerable<int> x = new List<int> { 1 };
            Say(x.GetType().Name);
            """),
        Case.Of("an arm of a base class", true,
            """
            var x = Flags.Stories.IsEnabled() ? new ArgumentNullException("p") : new Exception("q");
            Say(x.Message);
            x = new Exception("z");
            Say(x.Message);
            """,
            """
            var x = (Exception)new ArgumentNullException("p");
            Say(x.Message);
            x = new Exception("z");
            Say(x.Message);
            """),
        Case.Of("the negative of an unsigned number", true,
            """
            uint n = 5;
            Say(-(Flags.Stories.IsEnabled() ? 1u : n));
            """, "Say(-1u);"),
        Case.Of("interpolations with an alignment, a format and a colon", true, "Say($\"{Flags.Stories.IsEnabled()} {(Flags.Stories.IsEnabled() ? \"n\" : \"o\"),5} {(Flags.Stories.IsEnabled() ? global::System.Math.Max(1, 2) : 2):x}\");", "Say($\"{true} {\"n\",5} {(global::System.Math.Max(1, 2)):x}\");"),
    ];
}
