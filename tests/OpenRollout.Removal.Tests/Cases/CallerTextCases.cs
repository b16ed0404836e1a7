namespace OpenRollout.Removal.Tests;

/// <summary>Texts of arguments and names of members, which the compiler passes to calls.</summary>
internal static class CallerTextCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("text of an argument: require: on", true,
            """
            public void Run(bool a, bool b) { Require(Flags.[|Stories|].IsEnabled() || a); }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """,
            null, "After the removal, 'Require'"),
        new("text of an argument: require: off", false,
            """
            public void Run(bool a, bool b) { Require(Flags.[|Stories|].IsEnabled() || a); }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """,
            null, "After the removal, 'Require'"),
        new("text of an argument: thrown: on", true,
            """
            public void Run(bool a, bool b)
            {
                string? x = a ? "x" : null;
                ArgumentNullException.ThrowIfNull(Flags.[|Stories|].IsEnabled() ? x : "y");
            }
            """,
            null, "After the removal, 'ThrowIfNull'"),
        new("text of an argument: thrown: off", false,
            """
            public void Run(bool a, bool b)
            {
                string? x = a ? "x" : null;
                ArgumentNullException.ThrowIfNull(Flags.[|Stories|].IsEnabled() ? x : "y");
            }
            """,
            null, "After the removal, 'ThrowIfNull'"),
        Case.Of("text of an argument: debug assert", true,
            """
            System.Diagnostics.Debug.Assert(Flags.[|Stories|].IsEnabled() || a || !a);
            """,
            null, "After the removal, 'Assert'"),
        new("text of an argument: constructor", true,
            """
            public void Run(bool a, bool b) { Say(new Check(Flags.[|Stories|].IsEnabled() && a).Text); Check c = new(Flags.[|Stories|].IsEnabled() && a); Say(c.Text); }

            private sealed class Check(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) { public string? Text => text; }
            """,
            null) { Reasons = ["After the removal, 'new Check(a)'", "After the removal, 'new(a)'"] },
        new("text of an argument: constructor initializer", true,
            """
            public void Run(bool a, bool b) { Say(new Check().Text); Say(new Sub().Text); }

            private class Check
            {
                public Check(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Text = text;
                public Check() : this(Flags.[|Stories|].IsEnabled() && true) { }
                public string? Text { get; }
            }
            private sealed class Sub() : Check(Flags.[|Stories|].IsEnabled() || false);
            """,
            null) { Reasons = ["After the removal, ': this(true)'", "After the removal, 'Check(true)'"] },
        new("text of an argument: collection initializer", true,
            """
            public void Run(bool a, bool b) { foreach (var x in new Bag { Flags.[|Stories|].IsEnabled() || a, a }) Say(x); }

            private sealed class Bag : System.Collections.IEnumerable
            {
                private readonly List<string?> _texts = [];
                public void Add(bool value, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? text = null) => _texts.Add(text);
                public System.Collections.IEnumerator GetEnumerator() => _texts.GetEnumerator();
            }
            """,
            null, "After the removal, '{ true, a }'"),
        new("text of an argument: indexer: on", true,
            """
            public void Run(bool a, bool b) { Say(this[Flags.[|Stories|].IsEnabled() || a]); }

            private string? this[bool value, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? text = null] => text;
            """,
            null, "After the removal, 'this[true]'"),
        new("text of an argument: indexer: off", false,
            """
            public void Run(bool a, bool b) { Say(this[Flags.[|Stories|].IsEnabled() || a]); }

            private string? this[bool value, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? text = null] => text;
            """,
            null, "After the removal, 'this[a]'"),
        new("text of an argument: local", true,
            """
            public void Run(bool a, bool b) { var isNew = Flags.[|Stories|].IsEnabled(); Require(isNew); Say(isNew ? 1 : 2); }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """,
            null, "After the removal, 'Require'"),
        new("text of an argument: explicit: on", true,
            """
            public void Run(bool a, bool b) { Require(Flags.Stories.IsEnabled() || a, "mine"); }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """,
            """
            public void Run(bool a, bool b) { Require(true, "mine"); }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """),
        new("text of an argument: explicit: off", false,
            """
            public void Run(bool a, bool b) { Require(Flags.Stories.IsEnabled() || a, "mine"); }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """,
            """
            public void Run(bool a, bool b) { Require(a, "mine"); }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """),
        new("text of an argument: other arg unchanged: on", true,
            """
            public void Run(bool a, bool b) { if (Flags.Stories.IsEnabled()) { Require(a); } }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """,
            """
            public void Run(bool a, bool b) { Require(a); }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """),
        new("text of an argument: other arg unchanged: off", false,
            """
            public void Run(bool a, bool b) { if (Flags.Stories.IsEnabled()) { Require(a); } }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """,
            """
            public void Run(bool a, bool b) { }
            """),
        new("text of an argument: format only: on", true,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.[|Stories|].IsEnabled())
                {
                    Require(a
                        && b);
                }
            }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """,
            null, "After the removal, 'Require'"),
        new("text of an argument: format only: off", false,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    Require(a
                        && b);
                }
            }

            private static void Require(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null) => Say(text);
            """,
            """
            public void Run(bool a, bool b)
            {
            }
            """),
        new("caller member name in local function: on", true,
            """
            public void Run(bool a, bool b) { Say(IsNew() ? 1 : 2); Log(); if (Flags.Stories.IsEnabled()) { Log(); } bool IsNew() => Flags.Stories.IsEnabled(); }

            private static void Log([System.Runtime.CompilerServices.CallerMemberName] string? name = null) => Say(name);
            """,
            """
            public void Run(bool a, bool b) { Say(1); Log(); Log(); }

            private static void Log([System.Runtime.CompilerServices.CallerMemberName] string? name = null) => Say(name);
            """),
        new("caller member name in local function: off", false,
            """
            public void Run(bool a, bool b) { Say(IsNew() ? 1 : 2); Log(); if (Flags.Stories.IsEnabled()) { Log(); } bool IsNew() => Flags.Stories.IsEnabled(); }

            private static void Log([System.Runtime.CompilerServices.CallerMemberName] string? name = null) => Say(name);
            """,
            """
            public void Run(bool a, bool b) { Say(2); Log(); }

            private static void Log([System.Runtime.CompilerServices.CallerMemberName] string? name = null) => Say(name);
            """),
        new("text of an argument: member name: on", true,
            """
            public void Run(bool a, bool b) { if (Flags.Stories.IsEnabled()) { Log(); } else { Say("old"); } }

            private static void Log([System.Runtime.CompilerServices.CallerMemberName] string? name = null) => Say(name);
            """,
            """
            public void Run(bool a, bool b) { Log(); }

            private static void Log([System.Runtime.CompilerServices.CallerMemberName] string? name = null) => Say(name);
            """),
        new("text of an argument: member name: off", false,
            """
            public void Run(bool a, bool b) { if (Flags.Stories.IsEnabled()) { Log(); } else { Say("old"); } }

            private static void Log([System.Runtime.CompilerServices.CallerMemberName] string? name = null) => Say(name);
            """,
            """
            public void Run(bool a, bool b) { Say("old"); }
            """),
        Case.Of("nameof local: on", true,
            """
            var isNew = Flags.Stories.IsEnabled();
            Say(nameof(isNew));
            Say(isNew ? 1 : 2);
            """,
            """
            var isNew = true;
            Say(nameof(isNew));
            Say(isNew ? 1 : 2);
            """),
        Case.Of("nameof local: off", false,
            """
            var isNew = Flags.Stories.IsEnabled();
            Say(nameof(isNew));
            Say(isNew ? 1 : 2);
            """,
            """
            var isNew = false;
            Say(nameof(isNew));
            Say(isNew ? 1 : 2);
            """),
        new("nameof parameter: on", true,
            """
            public void Run(bool a, bool b) => Show(Flags.Stories.IsEnabled());

            private static void Show(bool isNew) { Say(nameof(isNew)); Say(isNew ? 1 : 2); }
            """,
            """
            public void Run(bool a, bool b) => Show(true);

            private static void Show(bool isNew) { Say(nameof(isNew)); Say(isNew ? 1 : 2); }
            """),
        new("nameof parameter: off", false,
            """
            public void Run(bool a, bool b) => Show(Flags.Stories.IsEnabled());

            private static void Show(bool isNew) { Say(nameof(isNew)); Say(isNew ? 1 : 2); }
            """,
            """
            public void Run(bool a, bool b) => Show(false);

            private static void Show(bool isNew) { Say(nameof(isNew)); Say(isNew ? 1 : 2); }
            """),
        new("nameof method: on", true,
            """
            public void Run(bool a, bool b) { Say(nameof(IsNew)); Say(IsNew() ? 1 : 2); }

            private static bool IsNew() => Flags.Stories.IsEnabled();
            """,
            """
            public void Run(bool a, bool b) { Say(nameof(IsNew)); Say(1); }

            private static bool IsNew() => true;
            """) { Notices = ["'IsNew' always returns true now. Use the value where it is called, and remove the member."] },
        new("nameof method: off", false,
            """
            public void Run(bool a, bool b) { Say(nameof(IsNew)); Say(IsNew() ? 1 : 2); }

            private static bool IsNew() => Flags.Stories.IsEnabled();
            """,
            """
            public void Run(bool a, bool b) { Say(nameof(IsNew)); Say(2); }

            private static bool IsNew() => false;
            """) { Notices = ["'IsNew' always returns false now. Use the value where it is called, and remove the member."] },
        new("conditional method argument", true,
            """
            [System.Diagnostics.Conditional("NEVER")]
            private static void Trace(bool value) => Say(value);

            public void Run(bool a, bool b) { Trace(Flags.[|Stories|].IsEnabled(Ctx("c")) && Is("x")); Say(2); }
            """,
            null, "The call has arguments that must still be evaluated, and they cannot be moved to a statement of their own here. Assign them to a variable first."),
        new("conditional with local: on", true,
            """
            [System.Diagnostics.Conditional("NEVER")]
            private static void Trace(bool value) => Say(value);

            public void Run(bool a, bool b) { Trace(Is("x") && Flags.Stories.IsEnabled()); Say(2); }
            """,
            """
            [System.Diagnostics.Conditional("NEVER")]
            private static void Trace(bool value) => Say(value);

            public void Run(bool a, bool b) { Trace(Is("x")); Say(2); }
            """),
        new("conditional with local: off", false,
            """
            [System.Diagnostics.Conditional("NEVER")]
            private static void Trace(bool value) => Say(value);

            public void Run(bool a, bool b) { Trace(Is("x") && Flags.Stories.IsEnabled()); Say(2); }
            """,
            """
            [System.Diagnostics.Conditional("NEVER")]
            private static void Trace(bool value) => Say(value);

            public void Run(bool a, bool b) { Trace(Is("x") && false); Say(2); }
            """),
    ];
}
