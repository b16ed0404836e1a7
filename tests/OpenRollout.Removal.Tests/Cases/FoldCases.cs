namespace OpenRollout.Removal.Tests;

/// <summary>Operators.</summary>
internal static class FoldCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("true && X", true, "Say(Flags.Stories.IsEnabled() && Is(\"x\", a));", "Say(Is(\"x\", a));"),
        Case.Of("X && true", true, "Say(Is(\"x\", a) && Flags.Stories.IsEnabled());", "Say(Is(\"x\", a));"),
        Case.Of("false && X", false, "Say(Flags.Stories.IsEnabled() && Is(\"x\", a));", "Say(false);"),
        Case.Of("X && false keeps X where a statement cannot be placed", false, "Say(Num(\"y\") == 1 && b || Is(\"x\", a) && Flags.Stories.IsEnabled());", "Say(Num(\"y\") == 1 && b || Is(\"x\", a) && false);"),
        Case.Of("X && false runs X first", false, "Say(Is(\"x\", a) && Flags.Stories.IsEnabled());", "Is(\"x\", a);\nSay(false);"),
        Case.Of("X && false without effects", false, "Say(a && b && Flags.Stories.IsEnabled());", "Say(false);"),
        new("X && false in a return", false, Return("Is(\"x\", a) && Flags.Stories.IsEnabled()"), "public bool Run(bool a, bool b)\n{\n    Is(\"x\", a);\n    return false;\n}"),
        new("an awaited operand", false, "public async Task<bool> RunAsync(bool a, bool b)\n{\n    return await IsLater(\"x\", a) && Flags.Stories.IsEnabled();\n}", "public async Task<bool> RunAsync(bool a, bool b)\n{\n    await IsLater(\"x\", a);\n    return false;\n}"),
        new("an operand that is no statement", false, Return("(Is(\"x\", a) || Is(\"y\", b)) && Flags.Stories.IsEnabled()"), "public bool Run(bool a, bool b)\n{\n    _ = Is(\"x\", a) || Is(\"y\", b);\n    return false;\n}"),
        Case.Of("true || X", true, "Say(Flags.Stories.IsEnabled() || Is(\"x\", a));", "Say(true);"),
        Case.Of("X || true runs X", true, "if (Is(\"x\", a) || Flags.Stories.IsEnabled())\n{\n    Say(1);\n}", "Is(\"x\", a);\nSay(1);"),
        Case.Of("X || true lets X fail", true, "if (Fail(\"x\") || Flags.Stories.IsEnabled())\n{\n    Say(1);\n}", "Fail(\"x\");\nSay(1);"),
        Case.Of("false || X", false, "Say(Flags.Stories.IsEnabled() || Is(\"x\", a));", "Say(Is(\"x\", a));"),
        Case.Of("X || false", false, "Say(Is(\"x\", a) || Flags.Stories.IsEnabled());", "Say(Is(\"x\", a));"),
        Case.Of("a negation", true, "Say(!Flags.Stories.IsEnabled());", "Say(false);"),
        Case.Of("a negation of a condition", false, "Say(!(Flags.Stories.IsEnabled() || a));", "Say(!a);"),
        Case.Of("parentheses stay if they are needed", false, "Say(!(Flags.Stories.IsEnabled() || a || b) && a);", "Say(!(a || b) && a);"),
        Case.Of("is true", true, "Say(Flags.Stories.IsEnabled() is true);", "Say(true);"),
        Case.Of("is not true", true, "Say(Flags.Stories.IsEnabled() is not true);", "Say(false);"),
        Case.Of("== false", true, "Say(Flags.Stories.IsEnabled() == false);", "Say(false);"),
        Case.Of("== X", false, "Say(Flags.Stories.IsEnabled() == (a || b));", "Say(!(a || b));"),
        Case.Of("X != true", true, "Say(a != Flags.Stories.IsEnabled());", "Say(!a);"),
        Case.Of("true & X", true, "Say(Flags.Stories.IsEnabled() & Is(\"x\", a));", "Say(Is(\"x\", a));"),
        Case.Of("true | X runs X", true, "if (Flags.Stories.IsEnabled() | Is(\"x\", a))\n{\n    Say(1);\n}", "Is(\"x\", a);\nSay(1);"),
        Case.Of("X ^ true", true, "Say(Is(\"x\", a) ^ Flags.Stories.IsEnabled());", "Say(!Is(\"x\", a));"),
        Case.Of("a nullable operand", true, "bool? x = a ? b : null;\nSay(x & Flags.Stories.IsEnabled());", "bool? x = a ? b : null;\nSay(x & true);"),
        Case.Of("another flag counts as an effect", true, "if (Flags.Other.IsEnabled() || Flags.Stories.IsEnabled())\n{\n    Say(1);\n}", "Flags.Other.IsEnabled();\nSay(1);"),
        Case.Of("nothing is merged", true, "if (a)\n{\n    if (Flags.Stories.IsEnabled() && b)\n    {\n        Say(1);\n    }\n}", "if (a)\n{\n    if (b)\n    {\n        Say(1);\n    }\n}"),
        Case.Of("a condition over several lines", true,
            """
            if (Is("x", a)
                && Flags.Stories.IsEnabled()
                && Is("y", b))
            {
                Say(1);
            }
            """,
            """
            if (Is("x", a)
                && Is("y", b))
            {
                Say(1);
            }
            """),
        Case.Of("a pattern variable", true,
            """
            object x = 5;
            if (Flags.Stories.IsEnabled() && x is int n)
            {
                Say(n);
            }
            """,
            """
            object x = 5;
            if (x is int n)
            {
                Say(n);
            }
            """),
        Case.Of("a pattern variable that goes", false,
            """
            object x = 5;
            if (Flags.Stories.IsEnabled() && x is int n)
            {
                Say(n);
            }
            else
            {
                Say(x);
            }
            """,
            """
            object x = 5;
            Say(x);
            """),
    ];

    private static string Return(string condition) => $"public bool Run(bool a, bool b)\n{{\n    return {condition};\n}}";
}
