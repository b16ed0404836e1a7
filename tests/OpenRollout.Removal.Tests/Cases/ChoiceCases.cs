namespace OpenRollout.Removal.Tests;

/// <summary>Small forms that a constant leaves: arms, assignments, texts and patterns.</summary>
internal static class ChoiceCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("arms that are the flag: on", true,
            """
            Say(a ? Flags.Stories.IsEnabled() : b);
            Say(a ? b : Flags.Stories.IsEnabled());
            Say(a ? !Flags.Stories.IsEnabled() : b);
            Say(a ? b : !Flags.Stories.IsEnabled());
            Say(Is("x", a) ? Flags.Stories.IsEnabled() : Is("y", b));
            Say(Is("x", a) ? Is("y", b) : Flags.Stories.IsEnabled());
            Say(a ? Flags.Stories.IsEnabled() : false);
            Say(a ? true : Flags.Stories.IsEnabled());
            Say(a ? false : Flags.Stories.IsEnabled());
            Say(a ? Flags.Stories.IsEnabled() : true);
            """,
            """
            Say(a || b);
            Say(!a || b);
            Say(!a && b);
            Say(a && b);
            Say(Is("x", a) || Is("y", b));
            Say(!Is("x", a) || Is("y", b));
            Say(a);
            Say(true);
            Say(!a);
            Say(true);
            """),
        Case.Of("arms that are the flag: off", false,
            """
            Say(a ? Flags.Stories.IsEnabled() : b);
            Say(a ? b : Flags.Stories.IsEnabled());
            Say(a ? !Flags.Stories.IsEnabled() : b);
            Say(a ? b : !Flags.Stories.IsEnabled());
            Say(Is("x", a) ? Flags.Stories.IsEnabled() : Is("y", b));
            Say(Is("x", a) ? Is("y", b) : Flags.Stories.IsEnabled());
            Say(a ? Flags.Stories.IsEnabled() : false);
            Say(a ? true : Flags.Stories.IsEnabled());
            Say(a ? false : Flags.Stories.IsEnabled());
            Say(a ? Flags.Stories.IsEnabled() : true);
            """,
            """
            Say(!a && b);
            Say(a && b);
            Say(a || b);
            Say(!a || b);
            Say(!Is("x", a) && Is("y", b));
            Say(Is("x", a) && Is("y", b));
            Say(false);
            Say(a);
            Say(false);
            Say(!a);
            """),
        Case.Of("equal arms after a condition that has an effect stay", true,
            """
            Say(Is("x", a) ? Flags.Stories.IsEnabled() : true);
            Say(Is("y", a) ? true : Flags.Stories.IsEnabled());
            """,
            """
            Say(Is("x", a) ? true : true);
            Say(Is("y", a) ? true : true);
            """),
        Case.Of("arms with operators: on", true,
            """
            bool? n = a ? true : null;
            Say(n ?? b ? Flags.Stories.IsEnabled() : b);
            Say(a || b ? Flags.Stories.IsEnabled() : a && b);
            Say(a && b ? a || b : Flags.Stories.IsEnabled());
            Say(a ? Flags.Stories.IsEnabled() : n ?? false);
            Say(a ? Flags.Stories.IsEnabled() : b ? a : b);
            Say(a == b ? Flags.Stories.IsEnabled() : a != b);
            Say(!(a ? Flags.Stories.IsEnabled() : b));
            Say((a ? Flags.Stories.IsEnabled() : b) && b);
            object o = a ? "text" : 5;
            Say(o is string s ? s.Length > 2 : Flags.Stories.IsEnabled());
            Say(o is string t ? Flags.Stories.IsEnabled() : b);
            """,
            """
            bool? n = a ? true : null;
            Say((n ?? b) || b);
            Say(a || b || a && b);
            Say(!(a && b) || (a || b));
            Say(a || (n ?? false));
            Say(a || (b ? a : b));
            Say(a == b || a != b);
            Say(!(a || b));
            Say((a || b) && b);
            object o = a ? "text" : 5;
            Say(!(o is string s) || s.Length > 2);
            Say(o is string t || b);
            """),
        Case.Of("arms with operators: off", false,
            """
            bool? n = a ? true : null;
            Say(n ?? b ? Flags.Stories.IsEnabled() : b);
            Say(a || b ? Flags.Stories.IsEnabled() : a && b);
            Say(a && b ? a || b : Flags.Stories.IsEnabled());
            Say(a ? Flags.Stories.IsEnabled() : n ?? false);
            Say(a ? Flags.Stories.IsEnabled() : b ? a : b);
            Say(a == b ? Flags.Stories.IsEnabled() : a != b);
            Say(!(a ? Flags.Stories.IsEnabled() : b));
            Say((a ? Flags.Stories.IsEnabled() : b) && b);
            object o = a ? "text" : 5;
            Say(o is string s ? s.Length > 2 : Flags.Stories.IsEnabled());
            Say(o is string t ? Flags.Stories.IsEnabled() : b);
            """,
            """
            bool? n = a ? true : null;
            Say(!(n ?? b) && b);
            Say(!(a || b) && (a && b));
            Say(a && b && (a || b));
            Say(!a && (n ?? false));
            Say(!a && (b ? a : b));
            Say(!(a == b) && a != b);
            Say(!(!a && b));
            Say((!a && b) && b);
            object o = a ? "text" : 5;
            Say(o is string s && s.Length > 2);
            Say(!(o is string t) && b);
            """),
        Case.Of("arms that are not boolean: on", true,
            """
            object x = a ? Flags.Stories.IsEnabled() : "x";
            Say(x);
            bool? y = a ? Flags.Stories.IsEnabled() : null;
            Say(y);
            Say(a ? Flags.Stories.IsEnabled() : throw new InvalidOperationException());
            """,
            """
            object x = a ? true : "x";
            Say(x);
            bool? y = a ? true : null;
            Say(y);
            Say(a ? true : throw new InvalidOperationException());
            """),
        Case.Of("arms that are not boolean: off", false,
            """
            object x = a ? Flags.Stories.IsEnabled() : "x";
            Say(x);
            bool? y = a ? Flags.Stories.IsEnabled() : null;
            Say(y);
            Say(a ? Flags.Stories.IsEnabled() : throw new InvalidOperationException());
            """,
            """
            object x = a ? false : "x";
            Say(x);
            bool? y = a ? false : null;
            Say(y);
            Say(a ? false : throw new InvalidOperationException());
            """),
        Case.Of("arms over lines: on", true,
            """
            var x = a
                ? Flags.Stories.IsEnabled()
                : b;
            Say(x);
            var y = a
                // yes
                ? Flags.Stories.IsEnabled()
                // no
                : b;
            Say(y);
            """,
            """
            var x = a
                || b;
            Say(x);
            var y = a
                // yes
                ? true
                // no
                : b;
            Say(y);
            """),
        Case.Of("arms over lines: off", false,
            """
            var x = a
                ? Flags.Stories.IsEnabled()
                : b;
            Say(x);
            var y = a
                // yes
                ? Flags.Stories.IsEnabled()
                // no
                : b;
            Say(y);
            """,
            """
            var x = !a
                && b;
            Say(x);
            var y = a
                // yes
                ? false
                // no
                : b;
            Say(y);
            """),
        Case.Of("exclusive assignment: on", true,
            """
            var x = a;
            x ^= Flags.Stories.IsEnabled();
            Say(x);
            Set(ref x);

            void Set(ref bool y)
            {
                y ^= Flags.Stories.IsEnabled();
                Say(y);
            }
            """,
            """
            var x = a;
            x = !x;
            Say(x);
            Set(ref x);

            void Set(ref bool y)
            {
                y = !y;
                Say(y);
            }
            """),
        Case.Of("exclusive assignment: off", false,
            """
            var x = a;
            x ^= Flags.Stories.IsEnabled();
            Say(x);
            Set(ref x);

            void Set(ref bool y)
            {
                y ^= Flags.Stories.IsEnabled();
                Say(y);
            }
            """,
            """
            var x = a;
            Say(x);
            Set(ref x);

            void Set(ref bool y)
            {
                Say(y);
            }
            """),
        new("exclusive assignment of fields: on", true,
            """
            public void Run(bool a, bool b)
            {
                _x ^= Flags.Stories.IsEnabled();
                this._x ^= !Flags.Stories.IsEnabled();
                X ^= Flags.Stories.IsEnabled();
                Say(_x);
                Say(X);
            }
            private bool _x;
            private static bool X { get; set; }
            """,
            """
            public void Run(bool a, bool b)
            {
                _x = !_x;
                X ^= true;
                Say(_x);
                Say(X);
            }
            private bool _x;
            private static bool X { get; set; }
            """),
        new("exclusive assignment of fields: off", false,
            """
            public void Run(bool a, bool b)
            {
                _x ^= Flags.Stories.IsEnabled();
                this._x ^= !Flags.Stories.IsEnabled();
                X ^= Flags.Stories.IsEnabled();
                Say(_x);
                Say(X);
            }
            private bool _x;
            private static bool X { get; set; }
            """,
            """
            public void Run(bool a, bool b)
            {
                this._x = !this._x;
                X ^= false;
                Say(_x);
                Say(X);
            }
            private bool _x;
            private static bool X { get; set; }
            """),
        Case.Of("texts in strings: on", true,
            """"
            var name = "n";
            Say($"{(Flags.Stories.IsEnabled() ? "new" : "old")}");
            Say($"{(Flags.Stories.IsEnabled() ? "new" : "old")}!");
            Say($"<{(Flags.Stories.IsEnabled() ? "new" : "old")}> {name} {(Flags.Stories.IsEnabled() ? "n" : "o")}.");
            Say($"{{{(Flags.Stories.IsEnabled() ? "new" : "old")}}}");
            Say($"{(Flags.Stories.IsEnabled() ? "\"q\"" : "{o}")}");
            Say($"{(Flags.Stories.IsEnabled() ? "new" : "old"),5}");
            Say($@"{(Flags.Stories.IsEnabled() ? "new" : "old")}\");
            Say($"""{(Flags.Stories.IsEnabled() ? "new" : "old")}""");
            Say($"{(Flags.Stories.IsEnabled() ? name : "old")}");
            Say($"{(Flags.Stories.IsEnabled() ? "" : "old")}");
            Say($"\t{(Flags.Stories.IsEnabled() ? "new" : "old")}\n");
            FormattableString f = $"{(Flags.Stories.IsEnabled() ? "new" : "old")}";
            Say(f.ArgumentCount);
            Say(string.Format(null, $"{(Flags.Stories.IsEnabled() ? "new" : "old")}"));
            """",
            """"
            var name = "n";
            Say("new");
            Say("new!");
            Say($"<new> {name} n.");
            Say($"{{new}}");
            Say($"{"\"q\""}");
            Say($"{"new",5}");
            Say($@"{"new"}\");
            Say($"""{"new"}""");
            Say($"{name}");
            Say("");
            Say("\tnew\n");
            FormattableString f = $"{"new"}";
            Say(f.ArgumentCount);
            Say(string.Format(null, "new"));
            """"),
        Case.Of("texts in strings: off", false,
            """"
            var name = "n";
            Say($"{(Flags.Stories.IsEnabled() ? "new" : "old")}");
            Say($"{(Flags.Stories.IsEnabled() ? "new" : "old")}!");
            Say($"<{(Flags.Stories.IsEnabled() ? "new" : "old")}> {name} {(Flags.Stories.IsEnabled() ? "n" : "o")}.");
            Say($"{{{(Flags.Stories.IsEnabled() ? "new" : "old")}}}");
            Say($"{(Flags.Stories.IsEnabled() ? "\"q\"" : "{o}")}");
            Say($"{(Flags.Stories.IsEnabled() ? "new" : "old"),5}");
            Say($@"{(Flags.Stories.IsEnabled() ? "new" : "old")}\");
            Say($"""{(Flags.Stories.IsEnabled() ? "new" : "old")}""");
            Say($"{(Flags.Stories.IsEnabled() ? name : "old")}");
            Say($"{(Flags.Stories.IsEnabled() ? "" : "old")}");
            Say($"\t{(Flags.Stories.IsEnabled() ? "new" : "old")}\n");
            FormattableString f = $"{(Flags.Stories.IsEnabled() ? "new" : "old")}";
            Say(f.ArgumentCount);
            Say(string.Format(null, $"{(Flags.Stories.IsEnabled() ? "new" : "old")}"));
            """",
            """"
            var name = "n";
            Say("old");
            Say("old!");
            Say($"<old> {name} o.");
            Say($"{{old}}");
            Say($"{"{o}"}");
            Say($"{"old",5}");
            Say($@"{"old"}\");
            Say($"""{"old"}""");
            Say("old");
            Say("old");
            Say("\told\n");
            FormattableString f = $"{"old"}";
            Say(f.ArgumentCount);
            Say(string.Format(null, "old"));
            """"),
        Case.Of("patterns of constants: on", true,
            """
            if ((Flags.Stories.IsEnabled() ? "x" : null) is { }) Say("some"); else Say("none");
            if ((Flags.Stories.IsEnabled() ? "x" : null) is null) Say("null");
            if ((Flags.Stories.IsEnabled() ? "x" : null) is not null && a) Say("not null");
            if ((Flags.Stories.IsEnabled() ? 1 : 2) is 1 or 3) Say("odd");
            if ((Flags.Stories.IsEnabled() ? 1 : 2) is > 1 and < 5) Say("more");
            if ((Flags.Stories.IsEnabled() ? "x" : null) is "x") Say("x");
            if ((Flags.Stories.IsEnabled() ? 'a' : 'b') is 'a') Say("a");
            if ((Flags.Stories.IsEnabled() ? 1 : 2.5) is 1) Say("one");
            if ((Flags.Stories.IsEnabled() ? "x" : null) is { Length: 1 }) Say("length");
            """,
            """
            Say("some");
            if (a) Say("not null");
            Say("odd");
            Say("x");
            Say("a");
            Say("one");
            if ("x" is { Length: 1 }) Say("length");
            """),
        Case.Of("patterns of constants: off", false,
            """
            if ((Flags.Stories.IsEnabled() ? "x" : null) is { }) Say("some"); else Say("none");
            if ((Flags.Stories.IsEnabled() ? "x" : null) is null) Say("null");
            if ((Flags.Stories.IsEnabled() ? "x" : null) is not null && a) Say("not null");
            if ((Flags.Stories.IsEnabled() ? 1 : 2) is 1 or 3) Say("odd");
            if ((Flags.Stories.IsEnabled() ? 1 : 2) is > 1 and < 5) Say("more");
            if ((Flags.Stories.IsEnabled() ? "x" : null) is "x") Say("x");
            if ((Flags.Stories.IsEnabled() ? 'a' : 'b') is 'a') Say("a");
            if ((Flags.Stories.IsEnabled() ? 1 : 2.5) is 1) Say("one");
            if ((Flags.[|Stories|].IsEnabled() ? "x" : null) is { Length: 1 }) Say("length");
            """,
            """
            Say("none");
            Say("null");
            Say("more");
            if ((Flags.Stories.IsEnabled() ? "x" : null) is { Length: 1 }) Say("length");
            """, "After the removal the compiler would report CS8519"),
        Case.Of("switch with effects in the condition: on", true,
            """
            switch (Is("x") && Flags.Stories.IsEnabled() ? 1 : 2)
            {
                case 1: Say("one"); break;
                default: Say("other"); break;
            }
            switch (Flags.Stories.IsEnabled(Ctx("c")) ? 1 : 2)
            {
                case 1: Say("one"); break;
                default: Say("other"); break;
            }
            """,
            """
            switch (Is("x") ? 1 : 2)
            {
                case 1: Say("one"); break;
                default: Say("other"); break;
            }
            Ctx("c");
            Say("one");
            """),
        Case.Of("switch with effects in the condition: off", false,
            """
            switch (Is("x") && Flags.Stories.IsEnabled() ? 1 : 2)
            {
                case 1: Say("one"); break;
                default: Say("other"); break;
            }
            switch (Flags.Stories.IsEnabled(Ctx("c")) ? 1 : 2)
            {
                case 1: Say("one"); break;
                default: Say("other"); break;
            }
            """,
            """
            Is("x");
            Say("other");
            Ctx("c");
            Say("other");
            """),
        Case.Of("switch over long: on", true,
            """
            switch (Flags.[|Stories|].IsEnabled() ? 1 : 2L)
            {
                case 1: Say("one"); break;
                case 2: Say("two"); break;
            }
            """,
            null, "After the removal the compiler would report CS0162"),
        Case.Of("switch over long: off", false,
            """
            switch (Flags.[|Stories|].IsEnabled() ? 1 : 2L)
            {
                case 1: Say("one"); break;
                case 2: Say("two"); break;
            }
            """,
            null, "After the removal the compiler would report CS0162"),
        Case.Of("switch over null: on", true,
            """
            switch (Flags.[|Stories|].IsEnabled() ? null : "x")
            {
                case null: Say("null"); break;
                case "x": Say("x"); break;
            }
            """,
            null, "After the removal the compiler would report CS0162"),
        Case.Of("switch over null: off", false,
            """
            switch (Flags.Stories.IsEnabled() ? null : "x")
            {
                case null: Say("null"); break;
                case "x": Say("x"); break;
            }
            """,
            """
            Say("x");
            """),
    ];
}
