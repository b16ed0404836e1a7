namespace OpenRollout.Removal.Tests;

/// <summary>Parameters of primary constructors that nothing reads since the removal.</summary>
internal static class ConstructorCases
{
    private const string Obstacle = "Without this use, nothing would read the primary constructor's parameter 'flags' (CS9113), and ";

    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("a parameter that only served the flag", true,
            """
            public void Run(bool a, bool b)
            {
                new Gallery(Flags.Snapshot(), "x").Show(a);
                Gallery other = new(name: "y", flags: Flags.Snapshot());
                other.Show(b);
            }

            private sealed class Gallery(IFlagsSnapshot flags, string name)
            {
                public void Show(bool a)
                {
                    if (flags.Stories && a)
                    {
                        Say(name);
                    }
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                new Gallery("x").Show(a);
                Gallery other = new(name: "y");
                other.Show(b);
            }

            private sealed class Gallery(string name)
            {
                public void Show(bool a)
                {
                    if (a)
                    {
                        Say(name);
                    }
                }
            }
            """),
        new("a parameter that a field stores", true,
            """
            public void Run(bool a, bool b)
            {
                var flags = Flags.Snapshot();
                new Carousel(flags).Show(a);
            }

            private sealed class Carousel(IFlagsSnapshot flags)
            {
                private readonly IFlagsSnapshot _flags = flags;

                public void Show(bool a) => Say(_flags.Stories ? a : 2);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                new Carousel().Show(a);
            }

            private sealed class Carousel()
            {
                public void Show(bool a) => Say(a);
            }
            """),
        new("a parameter of a class that only a container creates", true,
            """
            public void Run(bool a, bool b) => Say(Add<Slides>());

            private static string Add<T>() => typeof(T).Name;

            private sealed class Slides(IFlagsSnapshot flags)
            {
                public void Show() => Say(flags.Stories ? 1 : 2);
            }
            """,
            """
            public void Run(bool a, bool b) => Say(Add<Slides>());

            private static string Add<T>() => typeof(T).Name;

            private sealed class Slides()
            {
                public void Show() => Say(1);
            }
            """),
        new("a parameter whose argument has an effect stays", true,
            """
            public void Run(bool a, bool b) => new Poster(Flags.Snapshot(Ctx("ctx")), "x").Show();

            private sealed class Poster(IFlagsSnapshot flags, string name)
            {
                public void Show() => Say(flags.[|Stories|] ? name : "old");
            }
            """, null, Obstacle + "not all code that creates 'Poster'"),
        new("a parameter of a class that another one derives from stays", true,
            """
            public void Run(bool a, bool b) => new Derived(Flags.Snapshot()).Show();

            private class Banner(IFlagsSnapshot flags)
            {
                public void Show() => Say(flags.[|Stories|] ? 1 : 2);
            }

            private sealed class Derived(IFlagsSnapshot inner) : Banner(inner);
            """, null, Obstacle + "not all code that creates 'Banner'"),
        new("a parameter of a class that is created by reflection stays", true,
            """
            public void Run(bool a, bool b) => ((Widget)Activator.CreateInstance(typeof(Widget), Flags.Snapshot())!).Show();

            private sealed class Widget(IFlagsSnapshot flags)
            {
                public void Show() => Say(flags.[|Stories|] ? 1 : 2);
            }
            """, null, Obstacle + "not all code that creates 'Widget'"),
        new("a parameter of a class with another constructor stays", true,
            """
            public void Run(bool a, bool b) => new Chart().Show();

            private sealed class Chart(IFlagsSnapshot flags)
            {
                public Chart()
                    : this(Flags.Snapshot())
                {
                }

                public void Show() => Say(flags.[|Stories|] ? 1 : 2);
            }
            """, null, Obstacle + "not all code that creates 'Chart'"),
        new("a parameter that a documentation comment describes", true,
            """
            public void Run(bool a, bool b) => new Panel(Flags.Snapshot(), "x").Show();

            /// <summary>Shows.</summary>
            /// <param name="flags">
            /// The flags.
            /// </param>
            /// <param name="name">The name.</param>
            private sealed class Panel(IFlagsSnapshot flags, string name)
            {
                public void Show() => Say(flags.Stories ? name : "old");
            }
            """,
            """
            public void Run(bool a, bool b) => new Panel("x").Show();

            /// <summary>Shows.</summary>
            /// <param name="name">The name.</param>
            private sealed class Panel(string name)
            {
                public void Show() => Say(name);
            }
            """),
        new("a parameter that a documentation comment names elsewhere stays", true,
            """
            public void Run(bool a, bool b) => new Frame(Flags.Snapshot()).Show();

            /// <summary>Shows <paramref name="flags"/>.</summary>
            private sealed class Frame(IFlagsSnapshot flags)
            {
                public void Show() => Say(flags.[|Stories|] ? 1 : 2);
            }
            """, null, Obstacle + "not all code that creates 'Frame'"),
        new("a parameter for another service of a class that only a container creates stays", true,
            """
            public void Run(bool a, bool b) => Say(Add<Player>());

            private static string Add<T>() => typeof(T).Name;

            private sealed class Player(Func<int> size)
            {
                public void Show() => Say(Flags.[|Stories|].IsEnabled() ? 1 : size());
            }
            """, null, "Without this use, nothing would read the primary constructor's parameter 'size' (CS9113), and not all code that creates 'Player'"),
        new("a parameter of a public class stays in a library", true,
            """
            public void Run(bool a, bool b) => new PublicCLASS(1).Show();
            }

            public sealed class PublicCLASS(int size)
            {
                public void Show() => Say(Flags.[|Stories|].IsEnabled() ? 1 : size);
            """, null, "Without this use, nothing would read the primary constructor's parameter 'size' (CS9113), and 'Public"),
        new("a parameter of a public class in an internal one goes", true,
            """
            public void Run(bool a, bool b) => new Poster(1).Show();

            public sealed class Poster(int size)
            {
                public void Show() => Say(Flags.Stories.IsEnabled() ? 1 : size);
            }
            """,
            """
            public void Run(bool a, bool b) => new Poster().Show();

            public sealed class Poster()
            {
                public void Show() => Say(1);
            }
            """),
        new("a parameter of a class in a class with parameters goes", true,
            """
            public void Run(bool a, bool b) => new Album("x").Show();

            private sealed class Album(string name)
            {
                public void Show() => new Page(Flags.Snapshot(), name).Show();

                private sealed class Page(IFlagsSnapshot flags, string name)
                {
                    public void Show() => Say(flags.Stories ? name : "old");
                }
            }
            """,
            """
            public void Run(bool a, bool b) => new Album("x").Show();

            private sealed class Album(string name)
            {
                public void Show() => new Page(name).Show();

                private sealed class Page(string name)
                {
                    public void Show() => Say(name);
                }
            }
            """),
        Stays("Canvas", "new Canvas(Flags.Snapshot()).Show()", "IFlagsSnapshot flags, int size = 1", "an optional parameter", "size"),
        Stays("Sketch", "new Sketch(Flags.Snapshot()).Show()", "IFlagsSnapshot flags, params int[] sizes", "a list of arguments", "sizes.Length"),
        new("a parameter stays: a reference", true,
            """
            public void Run(bool a, bool b) => new Drawing(Flags.Snapshot()).Show();

            private sealed class Drawing(in IFlagsSnapshot flags)
            {
                private readonly bool _isNew = flags.[|Stories|];

                public void Show() => Say(_isNew ? 1 : 2);
            }
            """, null, Obstacle + "not all code that creates 'Drawing'"),
        Stays("Etching", "new Etching(Flags.Snapshot()).Show()", "[System.Diagnostics.CodeAnalysis.AllowNull] IFlagsSnapshot flags", "an attribute", "1"),
        Stays("Collage", "new Collage(Flags.Snapshot()).Show()", "IFlagsSnapshot flags", "a class that a text names", "\"Collage\""),
        Stays("Mosaic", "Say(new Mosaic(Flags.Snapshot()).ToString()!.Length + typeof(Mosaic).GetConstructors().Length)", "IFlagsSnapshot flags", "a class whose constructors code looks up", "1"),
        Stays("Fresco", "Create<Fresco>(Flags.Snapshot()).Show()", "IFlagsSnapshot flags", "a class that a generic method creates with arguments", "1", "private static T Create<T>(params object[] arguments) => (T)Activator.CreateInstance(typeof(T), arguments)!;\n\n"),
        Stays("Relief", "new Relief(Flags.Snapshot()).Show()", "IFlagsSnapshot flags", "a parameter that inactive code names", "1", "#if OLD\nprivate static object Old(object flags) => flags;\n#endif\n\n"),
        Stays("Statue", "new Statue(Flags.Snapshot()).Show()", "IFlagsSnapshot flags", "a class that inactive code creates", "1", "#if OLD\nprivate static object Old(object snapshot) => new Statue(snapshot);\n#endif\n\n"),
    ];

    /// <summary>Returns the case of a parameter for flags that stays.</summary>
    private static Case Stays(string type, string run, string parameters, string what, string old, string member = "") => new(
        $"a parameter stays: {what}", true,
        $"public void Run(bool a, bool b) => {run};\n\n{member}private sealed class {type}({parameters})\n{{\n    public void Show() => Say(flags.[|Stories|] ? 1 : {old});\n}}",
        null, Obstacle + $"not all code that creates '{type}'");
}
