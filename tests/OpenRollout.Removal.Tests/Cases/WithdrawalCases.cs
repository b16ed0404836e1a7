namespace OpenRollout.Removal.Tests;

/// <summary>Uses that stay because of a fault, and their neighbors that go.</summary>
internal static class WithdrawalCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("a fault withdraws one use and not its neighbors", true,
            """
            if (Flags.Stories.IsEnabled())
            {
                Say(1);
            }

            Say(a ? 1 : 10 / (Flags.[|Stories|].IsEnabled() ? 0 : 1));
            Say(Flags.Stories.IsEnabled() && b);
            """,
            """
            Say(1);

            Say(a ? 1 : 10 / (Flags.Stories.IsEnabled() ? 0 : 1));
            Say(b);
            """,
            "After the removal the compiler would report CS0020 in Case"),
        new("a field that nothing has read goes when it gets a constant", true,
            """
            private readonly bool _isNew;
            private readonly bool _isOn = Flags.Stories.IsEnabled();
            private readonly string? _title = Flags.Stories.IsEnabled() ? "new" : null;

            public CLASS()
            {
                Say(1);
                _isNew = Flags.Stories.IsEnabled();
            }

            public void Run(bool a, bool b)
            {
                Say(a);
            }
            """,
            """
            public CLASS()
            {
                Say(1);
            }

            public void Run(bool a, bool b)
            {
                Say(a);
            }
            """),
        new("a field that nothing has read stays with a computed value", true,
            """
            private bool _isNew = Is("new");

            public void Run(bool a, bool b)
            {
                _isNew = Flags.Stories.IsEnabled();
                Say(a);
            }
            """,
            """
            private bool _isNew = Is("new");

            public void Run(bool a, bool b)
            {
                _isNew = true;
                Say(a);
            }
            """),
        Case.Of("a local variable that nothing has read goes when it gets a constant", false,
            """
            object? title = Flags.Stories.IsEnabled() ? "new" : null;
            Say(a);
            """,
            """
            Say(a);
            """),
    ];
}
