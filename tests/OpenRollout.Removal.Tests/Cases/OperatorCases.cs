namespace OpenRollout.Removal.Tests;

/// <summary>Operators, conversions, and what the type of an operand decides.</summary>
internal static class OperatorCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("char and string concatenation: on", true,
            """
            public void Run(bool a, bool b)
            {
                Say("x" + (Flags.Stories.IsEnabled() ? 'a' : 'b') + 1);
                Say((Flags.Stories.IsEnabled() ? 'a' : 'b') + 1);
                Say("n" + (Flags.Stories.IsEnabled() ? 1 : 2) + 3);
                Say((Flags.Stories.IsEnabled() ? "1" : "2") + 3 + 4);
                Say((Flags.Stories.IsEnabled() ? 'a' : 1) + "x");
                var separator = Flags.Stories.IsEnabled() ? ',' : ';';
                Say(string.Join(separator, 1, 2));
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say("x" + 'a' + 1);
                Say('a' + 1);
                Say("n" + 1 + 3);
                Say("1" + 3 + 4);
                Say((int)'a' + "x");
                var separator = ',';
                Say(string.Join(separator, 1, 2));
            }
            """),
        new("char and string concatenation: off", false,
            """
            public void Run(bool a, bool b)
            {
                Say("x" + (Flags.Stories.IsEnabled() ? 'a' : 'b') + 1);
                Say((Flags.Stories.IsEnabled() ? 'a' : 'b') + 1);
                Say("n" + (Flags.Stories.IsEnabled() ? 1 : 2) + 3);
                Say((Flags.Stories.IsEnabled() ? "1" : "2") + 3 + 4);
                Say((Flags.Stories.IsEnabled() ? 'a' : 1) + "x");
                var separator = Flags.Stories.IsEnabled() ? ',' : ';';
                Say(string.Join(separator, 1, 2));
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say("x" + 'b' + 1);
                Say('b' + 1);
                Say("n" + 2 + 3);
                Say("2" + 3 + 4);
                Say(1 + "x");
                var separator = ';';
                Say(string.Join(separator, 1, 2));
            }
            """),
        new("overloads by type: on", true,
            """
            public void Run(bool a, bool b)
            {
                Show(Flags.Stories.IsEnabled() ? 1 : 2L);
                Show(Flags.Stories.IsEnabled() ? 'x' : 5);
                Show(Flags.Stories.IsEnabled() ? (object)1 : "s");
                Show(Flags.Stories.IsEnabled() ? null : "s");
                Show(Flags.Stories.IsEnabled() ? 1.5m : 2);
            }

            private static void Show(int value) => Say("int " + value);

            private static void Show(long value) => Say("long " + value);

            private static void Show(decimal value) => Say("decimal " + value);

            private static void Show(string? value) => Say("string " + value);

            private static void Show(object? value) => Say("object " + value);
            """,
            """
            public void Run(bool a, bool b)
            {
                Show((long)1);
                Show((int)'x');
                Show((object)1);
                Show((string?)null);
                Show(1.5m);
            }

            private static void Show(int value) => Say("int " + value);

            private static void Show(long value) => Say("long " + value);

            private static void Show(decimal value) => Say("decimal " + value);

            private static void Show(string? value) => Say("string " + value);

            private static void Show(object? value) => Say("object " + value);
            """),
        new("overloads by type: off", false,
            """
            public void Run(bool a, bool b)
            {
                Show(Flags.Stories.IsEnabled() ? 1 : 2L);
                Show(Flags.Stories.IsEnabled() ? 'x' : 5);
                Show(Flags.Stories.IsEnabled() ? (object)1 : "s");
                Show(Flags.Stories.IsEnabled() ? null : "s");
                Show(Flags.Stories.IsEnabled() ? 1.5m : 2);
            }

            private static void Show(int value) => Say("int " + value);

            private static void Show(long value) => Say("long " + value);

            private static void Show(decimal value) => Say("decimal " + value);

            private static void Show(string? value) => Say("string " + value);

            private static void Show(object? value) => Say("object " + value);
            """,
            """
            public void Run(bool a, bool b)
            {
                Show(2L);
                Show(5);
                Show((object)"s");
                Show("s");
                Show((decimal)2);
            }

            private static void Show(int value) => Say("int " + value);

            private static void Show(long value) => Say("long " + value);

            private static void Show(decimal value) => Say("decimal " + value);

            private static void Show(string? value) => Say("string " + value);

            private static void Show(object? value) => Say("object " + value);
            """),
        new("generic inference: on", true,
            """
            public void Run(bool a, bool b)
            {
                Say(TypeOf(Flags.Stories.IsEnabled() ? 1 : 2L));
                Say(TypeOf(Flags.Stories.IsEnabled() ? null : "s"));
                Say(TypeOf(Flags.Stories.IsEnabled() ? (int?)1 : null));
                Say(TypeOf(Flags.Stories.IsEnabled()));
                Say(Equals(Flags.Stories.IsEnabled() ? 1 : 1L, 1));
                Say(new[] { Flags.Stories.IsEnabled() ? 1 : 2.5, 3 }.GetType().Name);
                Say(Tuple.Create(Flags.Stories.IsEnabled() ? 1 : 2L, a).GetType().GenericTypeArguments[0].Name);
            }

            private static string TypeOf<T>(T value) => typeof(T).Name;
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(TypeOf((long)1));
                Say(TypeOf((string?)null));
                Say(TypeOf((int?)1));
                Say(TypeOf(true));
                Say(Equals((long)1, 1));
                Say(new[] { (double)1, 3 }.GetType().Name);
                Say(Tuple.Create((long)1, a).GetType().GenericTypeArguments[0].Name);
            }

            private static string TypeOf<T>(T value) => typeof(T).Name;
            """),
        new("generic inference: off", false,
            """
            public void Run(bool a, bool b)
            {
                Say(TypeOf(Flags.Stories.IsEnabled() ? 1 : 2L));
                Say(TypeOf(Flags.Stories.IsEnabled() ? null : "s"));
                Say(TypeOf(Flags.Stories.IsEnabled() ? (int?)1 : null));
                Say(TypeOf(Flags.Stories.IsEnabled()));
                Say(Equals(Flags.Stories.IsEnabled() ? 1 : 1L, 1));
                Say(new[] { Flags.Stories.IsEnabled() ? 1 : 2.5, 3 }.GetType().Name);
                Say(Tuple.Create(Flags.Stories.IsEnabled() ? 1 : 2L, a).GetType().GenericTypeArguments[0].Name);
            }

            private static string TypeOf<T>(T value) => typeof(T).Name;
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(TypeOf(2L));
                Say(TypeOf("s"));
                Say(TypeOf((int?)null));
                Say(TypeOf(false));
                Say(Equals(1L, 1));
                Say(new[] { 2.5, 3 }.GetType().Name);
                Say(Tuple.Create(2L, a).GetType().GenericTypeArguments[0].Name);
            }

            private static string TypeOf<T>(T value) => typeof(T).Name;
            """),
        new("precedence of what remains: on", true,
            """
            public void Run(bool a, bool b)
            {
                Say((Flags.Stories.IsEnabled() && a || b) && !b);
                Say(!(Flags.Stories.IsEnabled() && (a || b)));
                Say(a == (Flags.Stories.IsEnabled() || b));
                Say(Flags.Stories.IsEnabled() == a | b);
                Say(!(a && Flags.Stories.IsEnabled()) == b);
                Say((Flags.Stories.IsEnabled() ? a : b) ? 1 : 2);
                Say(Flags.Stories.IsEnabled() ? a ? 1 : 2 : b ? 3 : 4);
                Say(a ? Flags.Stories.IsEnabled() || b : Flags.Stories.IsEnabled() && b);
                Say(-(Flags.Stories.IsEnabled() ? 1 : 2) * (Flags.Stories.IsEnabled() ? 1 + 2 : 3 + 4));
                Say((Flags.Stories.IsEnabled() ? a : b) is true);
                Say(Flags.Stories.IsEnabled() is true && a);
                Say(Flags.Stories.IsEnabled() is not true || a);
                Say(Flags.Stories.IsEnabled() != true);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say((a || b) && !b);
                Say(!(a || b));
                Say(a);
                Say(a | b);
                Say(!a == b);
                Say(a ? 1 : 2);
                Say(a ? 1 : 2);
                Say(a || b);
                Say(-1 * (1 + 2));
                Say(a is true);
                Say(a);
                Say(a);
                Say(false);
            }
            """),
        new("precedence of what remains: off", false,
            """
            public void Run(bool a, bool b)
            {
                Say((Flags.Stories.IsEnabled() && a || b) && !b);
                Say(!(Flags.Stories.IsEnabled() && (a || b)));
                Say(a == (Flags.Stories.IsEnabled() || b));
                Say(Flags.Stories.IsEnabled() == a | b);
                Say(!(a && Flags.Stories.IsEnabled()) == b);
                Say((Flags.Stories.IsEnabled() ? a : b) ? 1 : 2);
                Say(Flags.Stories.IsEnabled() ? a ? 1 : 2 : b ? 3 : 4);
                Say(a ? Flags.Stories.IsEnabled() || b : Flags.Stories.IsEnabled() && b);
                Say(-(Flags.Stories.IsEnabled() ? 1 : 2) * (Flags.Stories.IsEnabled() ? 1 + 2 : 3 + 4));
                Say((Flags.Stories.IsEnabled() ? a : b) is true);
                Say(Flags.Stories.IsEnabled() is true && a);
                Say(Flags.Stories.IsEnabled() is not true || a);
                Say(Flags.Stories.IsEnabled() != true);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(b && !b);
                Say(true);
                Say(a == b);
                Say(!a | b);
                Say(b);
                Say(b ? 1 : 2);
                Say(b ? 3 : 4);
                Say(a && b);
                Say(-2 * (3 + 4));
                Say(b is true);
                Say(false);
                Say(true);
                Say(true);
            }
            """),
        new("comparison with a literal: on", true,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled() == true)
                {
                    Say("on");
                }

                if (Flags.Stories.IsEnabled() == false)
                {
                    Say("off");
                    return;
                }

                if (false == Flags.Stories.IsEnabled() || a)
                {
                    Say("a");
                }

                while (Flags.Stories.IsEnabled() != true)
                {
                    Say("loop");
                    break;
                }

                Say(Flags.Stories.IsEnabled() == true ? 1 : 2);
                Say(true && Flags.Stories.IsEnabled());
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say("on");

                if (a)
                {
                    Say("a");
                }

                Say(1);
                Say(true);
            }
            """),
        new("comparison with a literal: off", false,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled() == true)
                {
                    Say("on");
                }

                if (Flags.Stories.IsEnabled() == false)
                {
                    Say("off");
                    return;
                }

                if (false == Flags.Stories.IsEnabled() || a)
                {
                    Say("a");
                }

                while (Flags.Stories.IsEnabled() != true)
                {
                    Say("loop");
                    break;
                }

                Say(Flags.Stories.IsEnabled() == true ? 1 : 2);
                Say(true && Flags.Stories.IsEnabled());
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say("off");
            }
            """),
        new("queryable stays: on", true,
            """
            private readonly List<int> _numbers = [1, 2, 3];

            public void Run(bool a, bool b)
            {
                var isNew = Flags.Stories.IsEnabled();
                var query = _numbers.AsQueryable();
                if (isNew)
                {
                    query = query.Where(number => number > 1);
                }

                Say(query.Where(number => isNew || number < 3).Count());
            }
            """,
            """
            private readonly List<int> _numbers = [1, 2, 3];

            public void Run(bool a, bool b)
            {
                var isNew = true;
                var query = _numbers.AsQueryable();
                query = query.Where(number => number > 1);

                Say(query.Where(number => isNew || number < 3).Count());
            }
            """),
        new("queryable stays: off", false,
            """
            private readonly List<int> _numbers = [1, 2, 3];

            public void Run(bool a, bool b)
            {
                var isNew = Flags.Stories.IsEnabled();
                var query = _numbers.AsQueryable();
                if (isNew)
                {
                    query = query.Where(number => number > 1);
                }

                Say(query.Where(number => isNew || number < 3).Count());
            }
            """,
            """
            private readonly List<int> _numbers = [1, 2, 3];

            public void Run(bool a, bool b)
            {
                var isNew = false;
                var query = _numbers.AsQueryable();

                Say(query.Where(number => isNew || number < 3).Count());
            }
            """),
        new("query syntax: on", true,
            """
            public void Run(bool a, bool b)
            {
                var isNew = Flags.Stories.IsEnabled();
                var numbers = new[] { 3, 1, 2 };
                var found = from number in numbers
                            let doubled = isNew ? number * 2 : number
                            where !isNew || doubled > 2
                            orderby isNew ? -doubled : doubled
                            select isNew ? doubled : 0;
                Say(string.Join(",", found));
                var groups = from number in numbers
                             group number by isNew && number > 1 into parts
                             select (parts.Key, Count: parts.Count());
                Say(string.Join(",", groups));
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var numbers = new[] { 3, 1, 2 };
                var found = from number in numbers
                            let doubled = number * 2
                            where doubled > 2
                            orderby -doubled
                            select doubled;
                Say(string.Join(",", found));
                var groups = from number in numbers
                             group number by number > 1 into parts
                             select (parts.Key, Count: parts.Count());
                Say(string.Join(",", groups));
            }
            """),
        new("query syntax: off", false,
            """
            public void Run(bool a, bool b)
            {
                var isNew = Flags.Stories.IsEnabled();
                var numbers = new[] { 3, 1, 2 };
                var found = from number in numbers
                            let doubled = isNew ? number * 2 : number
                            where !isNew || doubled > 2
                            orderby isNew ? -doubled : doubled
                            select isNew ? doubled : 0;
                Say(string.Join(",", found));
                var groups = from number in numbers
                             group number by isNew && number > 1 into parts
                             select (parts.Key, Count: parts.Count());
                Say(string.Join(",", groups));
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var numbers = new[] { 3, 1, 2 };
                var found = from number in numbers
                            let doubled = number
                            where true
                            orderby doubled
                            select 0;
                Say(string.Join(",", found));
                var groups = from number in numbers
                             group number by false into parts
                             select (parts.Key, Count: parts.Count());
                Say(string.Join(",", groups));
            }
            """),
        new("private property used widely: on", true,
            """
            private static bool IsNew => Flags.Stories.IsEnabled();

            public void Run(bool a, bool b)
            {
                if (IsNew && a)
                {
                    Say("a");
                }
                else if (IsNew)
                {
                    Say("else");
                }
                else
                {
                    Say("old");
                }

                Say(IsNew ? 1 : 2);
                var list = new List<int> { IsNew ? 1 : 2, 3 };
                Say(list.Count(item => IsNew || item > 1));
                Say(new { IsNew, a });
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                if (a)
                {
                    Say("a");
                }
                else
                {
                    Say("else");
                }

                Say(1);
                var list = new List<int> { 1, 3 };
                Say(list.Count(item => true));
                Say(new { IsNew = true, a });
            }
            """),
        new("private property used widely: off", false,
            """
            private static bool IsNew => Flags.Stories.IsEnabled();

            public void Run(bool a, bool b)
            {
                if (IsNew && a)
                {
                    Say("a");
                }
                else if (IsNew)
                {
                    Say("else");
                }
                else
                {
                    Say("old");
                }

                Say(IsNew ? 1 : 2);
                var list = new List<int> { IsNew ? 1 : 2, 3 };
                Say(list.Count(item => IsNew || item > 1));
                Say(new { IsNew, a });
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say("old");

                Say(2);
                var list = new List<int> { 2, 3 };
                Say(list.Count(item => item > 1));
                Say(new { IsNew = false, a });
            }
            """),
        new("comparison of ternaries of other types: on", true,
            """
            public void Run(bool a, bool b)
            {
                Say((Flags.Stories.IsEnabled() ? 1 : 2) == Num("x", 2));
                Say((Flags.Stories.IsEnabled() ? "a" : "b") != (a ? "a" : "c"));
                if ((Flags.Stories.IsEnabled() ? Num("l", 3) : Num("r", 4)) > 3 && b)
                {
                    Say("bigger");
                }

                string? text = a ? "t" : null;
                if ((Flags.Stories.IsEnabled() ? text : "z") is { Length: > 0 } found)
                {
                    Say(found);
                }

                Say((Flags.Stories.IsEnabled() ? text : null) ?? "none");
                Say((Flags.Stories.IsEnabled() ? text : "z") == null);
                Say((object?)(Flags.Stories.IsEnabled() ? text : "z") is string);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(1 == Num("x", 2));
                Say("a" != (a ? "a" : "c"));
                if (Num("l", 3) > 3 && b)
                {
                    Say("bigger");
                }

                string? text = a ? "t" : null;
                if (text is { Length: > 0 } found)
                {
                    Say(found);
                }

                Say(text ?? "none");
                Say(text == null);
                Say((object?)text is string);
            }
            """),
        new("comparison of ternaries of other types: off", false,
            """
            public void Run(bool a, bool b)
            {
                Say((Flags.Stories.IsEnabled() ? 1 : 2) == Num("x", 2));
                Say((Flags.Stories.IsEnabled() ? "a" : "b") != (a ? "a" : "c"));
                if ((Flags.Stories.IsEnabled() ? Num("l", 3) : Num("r", 4)) > 3 && b)
                {
                    Say("bigger");
                }

                string? text = a ? "t" : null;
                if ((Flags.Stories.IsEnabled() ? text : "z") is { Length: > 0 } found)
                {
                    Say(found);
                }

                Say((Flags.Stories.IsEnabled() ? text : null) ?? "none");
                Say((Flags.Stories.IsEnabled() ? text : "z") == null);
                Say((object?)(Flags.Stories.IsEnabled() ? text : "z") is string);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(2 == Num("x", 2));
                Say("b" != (a ? "a" : "c"));
                if (Num("r", 4) > 3 && b)
                {
                    Say("bigger");
                }

                if ("z" is { Length: > 0 } found)
                {
                    Say(found);
                }

                Say((string?)null ?? "none");
                Say("z" == null);
                Say((object?)"z" is string);
            }
            """),
        new("enum flags and bit operations: on", true,
            """
            [Flags]
            private enum Options
            {
                None = 0,
                New = 1,
                All = 3,
            }

            public void Run(bool a, bool b)
            {
                var options = Options.None;
                if (Flags.Stories.IsEnabled())
                {
                    options |= Options.New;
                }

                var other = Options.None | (Flags.Stories.IsEnabled() ? Options.All : Options.None);
                options &= Flags.Stories.IsEnabled() ? Options.All : ~Options.New;
                Say(options);
                Say(other);
                Say(a & Flags.Stories.IsEnabled());
                Say(a | Flags.Stories.IsEnabled() ^ b);
            }
            """,
            """
            [Flags]
            private enum Options
            {
                None = 0,
                New = 1,
                All = 3,
            }

            public void Run(bool a, bool b)
            {
                var options = Options.None;
                options |= Options.New;

                var other = Options.None | Options.All;
                options &= Options.All;
                Say(options);
                Say(other);
                Say(a);
                Say(a | !b);
            }
            """),
        new("enum flags and bit operations: off", false,
            """
            [Flags]
            private enum Options
            {
                None = 0,
                New = 1,
                All = 3,
            }

            public void Run(bool a, bool b)
            {
                var options = Options.None;
                if (Flags.Stories.IsEnabled())
                {
                    options |= Options.New;
                }

                var other = Options.None | (Flags.Stories.IsEnabled() ? Options.All : Options.None);
                options &= Flags.Stories.IsEnabled() ? Options.All : ~Options.New;
                Say(options);
                Say(other);
                Say(a & Flags.Stories.IsEnabled());
                Say(a | Flags.Stories.IsEnabled() ^ b);
            }
            """,
            """
            [Flags]
            private enum Options
            {
                None = 0,
                New = 1,
                All = 3,
            }

            public void Run(bool a, bool b)
            {
                var options = Options.None;

                var other = Options.None | Options.None;
                options &= ~Options.New;
                Say(options);
                Say(other);
                Say(false);
                Say(a | b);
            }
            """),
        new("tuple types and names: on", true,
            """
            public void Run(bool a, bool b)
            {
                var pair = Flags.Stories.IsEnabled() ? (Name: "n", Size: 1) : (Name: "o", Size: 2);
                Say(pair.Name + pair.Size);
                (string Name, object? Value) other = Flags.Stories.IsEnabled() ? ("n", null) : ("o", 1);
                Say(other);
                var mixed = Flags.Stories.IsEnabled() ? (1, 2) : (3L, 4L);
                Say(mixed.GetType().GenericTypeArguments[0].Name);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var pair = (Name: "n", Size: 1);
                Say(pair.Name + pair.Size);
                (string Name, object? Value) other = ("n", null);
                Say(other);
                var mixed = ((long, long))(1, 2);
                Say(mixed.GetType().GenericTypeArguments[0].Name);
            }
            """),
        new("tuple types and names: off", false,
            """
            public void Run(bool a, bool b)
            {
                var pair = Flags.Stories.IsEnabled() ? (Name: "n", Size: 1) : (Name: "o", Size: 2);
                Say(pair.Name + pair.Size);
                (string Name, object? Value) other = Flags.Stories.IsEnabled() ? ("n", null) : ("o", 1);
                Say(other);
                var mixed = Flags.Stories.IsEnabled() ? (1, 2) : (3L, 4L);
                Say(mixed.GetType().GenericTypeArguments[0].Name);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var pair = (Name: "o", Size: 2);
                Say(pair.Name + pair.Size);
                (string Name, object? Value) other = ("o", 1);
                Say(other);
                var mixed = (3L, 4L);
                Say(mixed.GetType().GenericTypeArguments[0].Name);
            }
            """),
        new("nested ternaries with types: on", true,
            """
            public void Run(bool a, bool b)
            {
                object x = a ? Flags.Stories.IsEnabled() ? 1 : 2.0 : "s";
                Say(x.GetType().Name);
                var y = a ? Flags.Stories.IsEnabled() ? 1 : 2L : 3;
                Say(y.GetType().Name);
                var z = Flags.Stories.IsEnabled() ? a ? 1 : 2 : b ? 3 : 4L;
                Say(z.GetType().Name);
                Say((Flags.Stories.IsEnabled() ? a ? 'x' : 'y' : 'z') + 1);
                IEnumerable<object> items = Flags.Stories.IsEnabled() ? new List<string> { "a" } : new object[] { 1 };
                Say(items.First());
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                object x = a ? (double)1 : "s";
                Say(x.GetType().Name);
                var y = a ? (long)1 : 3;
                Say(y.GetType().Name);
                var z = (long)(a ? 1 : 2);
                Say(z.GetType().Name);
                Say((a ? 'x' : 'y') + 1);
                IEnumerable<object> items = new List<string> { "a" };
                Say(items.First());
            }
            """),
        new("nested ternaries with types: off", false,
            """
            public void Run(bool a, bool b)
            {
                object x = a ? Flags.Stories.IsEnabled() ? 1 : 2.0 : "s";
                Say(x.GetType().Name);
                var y = a ? Flags.Stories.IsEnabled() ? 1 : 2L : 3;
                Say(y.GetType().Name);
                var z = Flags.Stories.IsEnabled() ? a ? 1 : 2 : b ? 3 : 4L;
                Say(z.GetType().Name);
                Say((Flags.Stories.IsEnabled() ? a ? 'x' : 'y' : 'z') + 1);
                IEnumerable<object> items = Flags.Stories.IsEnabled() ? new List<string> { "a" } : new object[] { 1 };
                Say(items.First());
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                object x = a ? 2.0 : "s";
                Say(x.GetType().Name);
                var y = a ? 2L : 3;
                Say(y.GetType().Name);
                var z = b ? 3 : 4L;
                Say(z.GetType().Name);
                Say('z' + 1);
                IEnumerable<object> items = new object[] { 1 };
                Say(items.First());
            }
            """),
        new("expression tree and the local that it captures: on", true,
            """
            private readonly List<int> _numbers = [1, 2, 3];

            public void Run(bool a, bool b)
            {
                var isNew = Flags.Stories.IsEnabled();
                System.Linq.Expressions.Expression<Func<int, bool>> filter = number => isNew && number > 1;
                Say(filter.Compile()(2));
                Say(isNew ? 1 : 2);
                if (isNew && a)
                {
                    Say("a");
                }

                Say(_numbers.AsQueryable().Where(number => !isNew || number > 2).Count(number => number > 0 && isNew));
            }
            """,
            """
            private readonly List<int> _numbers = [1, 2, 3];

            public void Run(bool a, bool b)
            {
                var isNew = true;
                System.Linq.Expressions.Expression<Func<int, bool>> filter = number => isNew && number > 1;
                Say(filter.Compile()(2));
                Say(1);
                if (a)
                {
                    Say("a");
                }

                Say(_numbers.AsQueryable().Where(number => !isNew || number > 2).Count(number => number > 0 && isNew));
            }
            """),
        new("expression tree and the local that it captures: off", false,
            """
            private readonly List<int> _numbers = [1, 2, 3];

            public void Run(bool a, bool b)
            {
                var isNew = Flags.Stories.IsEnabled();
                System.Linq.Expressions.Expression<Func<int, bool>> filter = number => isNew && number > 1;
                Say(filter.Compile()(2));
                Say(isNew ? 1 : 2);
                if (isNew && a)
                {
                    Say("a");
                }

                Say(_numbers.AsQueryable().Where(number => !isNew || number > 2).Count(number => number > 0 && isNew));
            }
            """,
            """
            private readonly List<int> _numbers = [1, 2, 3];

            public void Run(bool a, bool b)
            {
                var isNew = false;
                System.Linq.Expressions.Expression<Func<int, bool>> filter = number => isNew && number > 1;
                Say(filter.Compile()(2));
                Say(2);

                Say(_numbers.AsQueryable().Where(number => !isNew || number > 2).Count(number => number > 0 && isNew));
            }
            """),
        new("comparisons with literals in other places: on", true,
            """
            public bool Run(bool a, bool b)
            {
                var isNew = Flags.Stories.IsEnabled() == true;
                Say(isNew == false ? "old" : "new");
                Say(a == true && Flags.Stories.IsEnabled() == true);
                Say(true == Flags.Stories.IsEnabled() ? a : b);
                Say(Flags.Stories.IsEnabled() is false or true);
                Say(Flags.Stories.IsEnabled() is not false && b);
                do
                {
                    Say("once");
                }
                while (Flags.Stories.IsEnabled() == false && false);
                return Flags.Stories.IsEnabled() != false;
            }
            """,
            """
            public bool Run(bool a, bool b)
            {
                Say("new");
                Say(a == true);
                Say(a);
                Say(true);
                Say(b);
                Say("once");
                return true;
            }
            """),
        new("comparisons with literals in other places: off", false,
            """
            public bool Run(bool a, bool b)
            {
                var isNew = Flags.Stories.IsEnabled() == true;
                Say(isNew == false ? "old" : "new");
                Say(a == true && Flags.Stories.IsEnabled() == true);
                Say(true == Flags.Stories.IsEnabled() ? a : b);
                Say(Flags.Stories.IsEnabled() is false or true);
                Say(Flags.Stories.IsEnabled() is not false && b);
                do
                {
                    Say("once");
                }
                while (Flags.Stories.IsEnabled() == false && false);
                return Flags.Stories.IsEnabled() != false;
            }
            """,
            """
            public bool Run(bool a, bool b)
            {
                Say("old");
                Say(false);
                Say(b);
                Say(true);
                Say(false);
                Say("once");
                return false;
            }
            """),
        new("bit operations with ternaries: on", true,
            """
            public void Run(bool a, bool b)
            {
                var mask = (Flags.Stories.IsEnabled() ? 0b01 : 0b10) | 0b100;
                Say(mask & (Flags.Stories.IsEnabled() ? 0b101 : 0b110));
                Say(mask ^ (a ? 1 : Flags.Stories.IsEnabled() ? 2 : 3));
                bool? maybe = a ? b : null;
                Say(maybe & Flags.Stories.IsEnabled());
                Say(Flags.Stories.IsEnabled() | maybe);
                Say((maybe == Flags.Stories.IsEnabled()) == a);
                var day = (Flags.Stories.IsEnabled() ? DayOfWeek.Monday : DayOfWeek.Friday) == DayOfWeek.Friday;
                Say(day);
                Say((Flags.Stories.IsEnabled() ? 2 : 3) > (a ? 1 : 5));
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var mask = 0b01 | 0b100;
                Say(mask & 0b101);
                Say(mask ^ (a ? 1 : 2));
                bool? maybe = a ? b : null;
                Say(maybe & true);
                Say(true | maybe);
                Say((maybe == true) == a);
                Say(false);
                Say(2 > (a ? 1 : 5));
            }
            """),
        new("bit operations with ternaries: off", false,
            """
            public void Run(bool a, bool b)
            {
                var mask = (Flags.Stories.IsEnabled() ? 0b01 : 0b10) | 0b100;
                Say(mask & (Flags.Stories.IsEnabled() ? 0b101 : 0b110));
                Say(mask ^ (a ? 1 : Flags.Stories.IsEnabled() ? 2 : 3));
                bool? maybe = a ? b : null;
                Say(maybe & Flags.Stories.IsEnabled());
                Say(Flags.Stories.IsEnabled() | maybe);
                Say((maybe == Flags.Stories.IsEnabled()) == a);
                var day = (Flags.Stories.IsEnabled() ? DayOfWeek.Monday : DayOfWeek.Friday) == DayOfWeek.Friday;
                Say(day);
                Say((Flags.Stories.IsEnabled() ? 2 : 3) > (a ? 1 : 5));
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var mask = 0b10 | 0b100;
                Say(mask & 0b110);
                Say(mask ^ (a ? 1 : 3));
                bool? maybe = a ? b : null;
                Say(maybe & false);
                Say(false | maybe);
                Say((maybe == false) == a);
                Say(true);
                Say(3 > (a ? 1 : 5));
            }
            """),
    ];
}
