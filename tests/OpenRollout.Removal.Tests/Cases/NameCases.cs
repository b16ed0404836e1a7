namespace OpenRollout.Removal.Tests;

/// <summary>Blocks that keep their braces, because a name that they declare has another meaning outside of them.</summary>
internal static class NameCases
{
    private const string Member = "public void Run(bool a, bool b)\n{\n%}\n\n";

    public static IReadOnlyList<Case> Cases { get; } =
    [
        Outside("a variable in another block", "if (a)\n{\n    var n = Num(\"x\");\n}"),
        Outside("a variable of a pattern in another condition", "if (a)\n{\n    _ = Num(\"x\") is int n;\n}"),
        Outside("the parameter of a lambda", "Action<int> show = n => Say(1);\nshow(2);"),
        Outside("the variable of a foreach", "foreach (var n in new[] { 1 })\n{\n    Say(2);\n}"),
        Outside("the variable of a catch", "try\n{\n    Say(1);\n}\ncatch (Exception n) when (Is(\"x\"))\n{\n}"),
        Outside("the variable of a query", "Say((from n in new[] { 1 } select 2).Count());"),
        Outside("the variable of a let", "Say((from x in new[] { 1 } let n = 2 select x).Count());"),
        Outside("the variable of a join", "Say((from x in new[] { 1 } join n in new[] { 1 } on x equals 1 select x).Count());"),
        Outside("the group of a join", "Say((from x in new[] { 1 } join y in new[] { 1 } on x equals y into n select x).Count());"),
        Outside("the continuation of a query", "Say((from x in new[] { 1 } select x into n select 2).Count());"),
        Outside("a local function", "if (a)\n{\n    void n() => Say(1);\n}"),
        Outside("a label", "again:\nSay(0);"),
        Case.Of("a block that declares the name of a member of something else", true,
            "if (Flags.Stories.IsEnabled())\n{\n    var Length = 1;\n    Say(Length);\n}\n\nSay(\"x\".Length);",
            "var Length = 1;\nSay(Length);\n\nSay(\"x\".Length);"),
        Case.Of("a block whose condition declares a name", true,
            "if (Flags.Stories.IsEnabled())\n{\n    if (Num(\"x\") is int n)\n    {\n        Say(n);\n    }\n}\n\nforeach (var n in new[] { 1 })\n{\n    Say(2);\n}",
            "{\n    if (Num(\"x\") is int n)\n    {\n        Say(n);\n    }\n}\n\nforeach (var n in new[] { 1 })\n{\n    Say(2);\n}"),
        Case.Of("a block whose switch declares a name", true,
            "if (Flags.Stories.IsEnabled())\n{\n    switch (Num(\"x\") is int n)\n    {\n        default:\n            Say(n);\n            break;\n    }\n}\n\nforeach (var n in new[] { 1 })\n{\n    Say(2);\n}",
            "{\n    switch (Num(\"x\") is int n)\n    {\n        default:\n            Say(n);\n            break;\n    }\n}\n\nforeach (var n in new[] { 1 })\n{\n    Say(2);\n}"),
        Case.Of("a block whose lock declares a name", true,
            "if (Flags.Stories.IsEnabled())\n{\n    lock (this is object n ? n : this)\n    {\n        Say(1);\n    }\n}\n\nforeach (var n in new[] { 1 })\n{\n    Say(2);\n}",
            "{\n    lock (this is object n ? n : this)\n    {\n        Say(1);\n    }\n}\n\nforeach (var n in new[] { 1 })\n{\n    Say(2);\n}"),
        new("a block whose local function has the name of a method", true,
            Member.Replace("%", "    if (Flags.Stories.IsEnabled())\n    {\n        void Show() => Say(1);\n        Show();\n    }\n\n    Show();\n", StringComparison.Ordinal) + "private static void Show() => Say(2);",
            Member.Replace("%", "    {\n        void Show() => Say(1);\n        Show();\n    }\n\n    Show();\n", StringComparison.Ordinal) + "private static void Show() => Say(2);"),
        new("a block in a section that hides what another section uses", true,
            Member.Replace("%", "    switch (Num(\"x\"))\n    {\n        case 1:\n            if (Flags.Stories.IsEnabled())\n            {\n                var size = 1;\n                Say(size);\n            }\n\n            break;\n        default:\n            Say(size);\n            break;\n    }\n", StringComparison.Ordinal) + "private readonly int size = 2;",
            Member.Replace("%", "    switch (Num(\"x\"))\n    {\n        case 1:\n            {\n                var size = 1;\n                Say(size);\n            }\n\n            break;\n        default:\n            Say(size);\n            break;\n    }\n", StringComparison.Ordinal) + "private readonly int size = 2;"),
        Case.Of("a using declaration at the end of a section", true,
            "switch (Num(\"x\"))\n{\n    case 1:\n        if (Flags.Stories.IsEnabled())\n        {\n            using var scope = Scope(\"x\");\n            Say(1);\n            return;\n        }\n        else\n        {\n            return;\n        }\n}\n\nSay(2);",
            "switch (Num(\"x\"))\n{\n    case 1:\n        {\n            using var scope = Scope(\"x\");\n            Say(1);\n            return;\n        }\n}\n\nSay(2);"),
        Case.Of("a variable of an empty condition that later code assigns", false,
            "if (this is object o)\n{\n    if (Flags.Stories.IsEnabled())\n    {\n        Say(1);\n    }\n}\n\no = 3;\nSay(o);",
            "if (this is object o)\n{\n}\n\no = 3;\nSay(o);"),
        Case.Of("a variable of a condition that later code assigns", false,
            "if (Flags.Stories.IsEnabled() && this is object o)\n{\n    Say(o);\n}\n\no = 3;\nSay(o);",
            "if (false && this is object o)\n{\n    Say(o);\n}\n\no = 3;\nSay(o);"),
        Case.Of("a variable of a switch that later code assigns", false,
            "switch (this is object o)\n{\n    case true when Flags.[|Stories|].IsEnabled():\n        Say(1);\n        break;\n}\n\no = 3;\nSay(o);", null, "After the removal the compiler would report CS0162"),
    ];

    private static Case Outside(string name, string code)
        => Case.Of("a block that declares the name of " + name, true, $"if (Flags.Stories.IsEnabled())\n{{\n    var n = Num(\"new\");\n    Say(n);\n}}\n\n{code}", $"{{\n    var n = Num(\"new\");\n    Say(n);\n}}\n\n{code}");
}
