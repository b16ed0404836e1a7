namespace OpenRollout.Removal.Tests;

/// <summary>Private fields and automatic properties that hold the flag.</summary>
internal static class FieldCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("a field that the constructor assigns", true,
            """
            private readonly bool _isNew;
            private readonly int _x;

            public CLASS()
            {
                _x = Num("x");
                _isNew = Flags.Stories.IsEnabled();
            }

            public int Run(bool a, bool b)
            {
                if (_isNew)
                {
                    return _x;
                }

                return 2;
            }
            """,
            """
            private readonly int _x;

            public CLASS()
            {
                _x = Num("x");
            }

            public int Run(bool a, bool b)
            {
                return _x;
            }
            """),
        new("a constructor that only assigns the field", true,
            """
            private readonly bool _isNew;

            public CLASS() => this._isNew = Flags.Stories.IsEnabled();

            public int Run(bool a, bool b) => _isNew && a ? 1 : 2;
            """,
            """
            public CLASS() { }

            public int Run(bool a, bool b) => a ? 1 : 2;
            """),
        new("a field that is read before it is assigned stays", true,
            """
            private readonly bool _isNew;

            public CLASS()
            {
                Show();
                _isNew = Flags.Stories.IsEnabled();
            }

            public void Run(bool a, bool b) => Show();

            private void Show() => Say(_isNew ? 1 : 2);
            """,
            """
            private readonly bool _isNew;

            public CLASS()
            {
                Show();
                _isNew = true;
            }

            public void Run(bool a, bool b) => Show();

            private void Show() => Say(_isNew ? 1 : 2);
            """),
        new("a field that is read before its default value is assigned", false,
            """
            private readonly bool _isNew;

            public CLASS()
            {
                Show();
                _isNew = Flags.Stories.IsEnabled();
            }

            public void Run(bool a, bool b) => Show();

            private void Show() => Say(_isNew ? 1 : 2);
            """,
            """
            public CLASS()
            {
                Show();
            }

            public void Run(bool a, bool b) => Show();

            private void Show() => Say(2);
            """),
        new("a field that is assigned on a condition stays", true,
            """
            private readonly bool _isNew;

            public CLASS()
            {
                if (Num("x") == 2)
                {
                    _isNew = Flags.Stories.IsEnabled();
                }
            }

            public void Run(bool a, bool b) => Say(_isNew ? 1 : 2);
            """,
            """
            private readonly bool _isNew;

            public CLASS()
            {
                if (Num("x") == 2)
                {
                    _isNew = true;
                }
            }

            public void Run(bool a, bool b) => Say(_isNew ? 1 : 2);
            """),
        new("a field that not every constructor assigns stays", true,
            """
            private readonly bool _isNew;

            public CLASS()
                : this(3)
            {
            }

            private CLASS(int x)
            {
                Say(x);
                _isNew = Flags.Stories.IsEnabled();
            }

            private CLASS(bool x)
            {
                Say(x);
            }

            public void Run(bool a, bool b) => Say(_isNew ? 1 : new CLASS(a)._isNew ? 3 : 4);
            """,
            """
            private readonly bool _isNew;

            public CLASS()
                : this(3)
            {
            }

            private CLASS(int x)
            {
                Say(x);
                _isNew = true;
            }

            private CLASS(bool x)
            {
                Say(x);
            }

            public void Run(bool a, bool b) => Say(_isNew ? 1 : new CLASS(a)._isNew ? 3 : 4);
            """),
        new("a property that the constructor assigns", true,
            """
            private bool IsNew { get; }

            public CLASS()
            {
                IsNew = Flags.Stories.IsEnabled();
            }

            public int Run(bool a, bool b)
            {
                Func<bool> f = () => IsNew;
                return f() ? 1 : 2;
            }
            """,
            """
            public CLASS()
            {
            }

            public int Run(bool a, bool b)
            {
                Func<bool> f = () => true;
                return f() ? 1 : 2;
            }
            """),
        new("a public property that the constructor assigns is constant", true,
            """
            public bool IsNew { get; }

            public CLASS()
            {
                IsNew = Flags.Stories.IsEnabled();
            }

            public int Run(bool a, bool b) => IsNew ? 1 : 2;
            """,
            """
            public bool IsNew { get; }

            public CLASS()
            {
                IsNew = true;
            }

            public int Run(bool a, bool b) => IsNew ? 1 : 2;
            """),
        new("a static field", true,
            """
            private static readonly object s_lock = new();
            private static readonly bool s_isNew = Flags.Stories.IsEnabled();

            public int Run(bool a, bool b)
            {
                lock (s_lock)
                {
                    return s_isNew ? 1 : 2;
                }
            }
            """,
            """
            private static readonly object s_lock = new();

            public int Run(bool a, bool b)
            {
                lock (s_lock)
                {
                    return 1;
                }
            }
            """),
        new("a static field that an earlier initializer reads stays", true,
            """
            private static readonly int s_x = Compute();
            private static readonly bool s_isNew = Flags.Stories.IsEnabled();

            public int Run(bool a, bool b) => s_isNew ? s_x : 2;

            private static int Compute() => s_isNew ? 5 : 6;
            """,
            """
            private static readonly int s_x = Compute();
            private static readonly bool s_isNew = true;

            public int Run(bool a, bool b) => s_isNew ? s_x : 2;

            private static int Compute() => s_isNew ? 5 : 6;
            """),
        new("a static field that an earlier initializer reads, with the default value", false,
            """
            private static readonly int s_x = Compute();
            private static readonly bool s_isNew = Flags.Stories.IsEnabled();

            public int Run(bool a, bool b) => s_isNew ? s_x : 2;

            private static int Compute() => s_isNew ? 5 : 6;
            """,
            """
            private static readonly int s_x = Compute();

            public int Run(bool a, bool b) => 2;

            private static int Compute() => 6;
            """) { Notices = ["'s_x' is no longer used"] },
        new("a static constructor", true,
            """
            private static readonly bool s_isNew;

            static CLASS()
            {
                s_isNew = Flags.Stories.IsEnabled();
            }

            public int Run(bool a, bool b) => s_isNew ? 1 : 2;
            """,
            """
            static CLASS()
            {
            }

            public int Run(bool a, bool b) => 1;
            """),
        new("a field that is assigned when it is read", true,
            """
            private bool? _isNew;

            private bool IsNew => _isNew ??= Flags.Stories.IsEnabled();

            public int Run(bool a, bool b) => IsNew ? 1 : 2;
            """,
            """
            private bool? _isNew;

            private bool IsNew => _isNew ??= true;

            public int Run(bool a, bool b) => IsNew ? 1 : 2;
            """),
        new("a field that is written later stays", true,
            """
            private bool _isNew = Flags.Stories.IsEnabled();

            public int Run(bool a, bool b)
            {
                var x = _isNew ? 1 : 2;
                _isNew = a;
                return x;
            }
            """,
            """
            private bool _isNew = true;

            public int Run(bool a, bool b)
            {
                var x = _isNew ? 1 : 2;
                _isNew = a;
                return x;
            }
            """),
        new("a field that is never written", true,
            """
            private bool _isNew = Flags.Stories.IsEnabled();

            public int Run(bool a, bool b)
            {
                var x = _isNew ? 1 : 2;
                return x;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var x = 1;
                return x;
            }
            """),
    ];
}
