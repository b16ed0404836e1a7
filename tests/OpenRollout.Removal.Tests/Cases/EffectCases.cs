namespace OpenRollout.Removal.Tests;

/// <summary>Operands with an effect, in places where a statement before them would change the order.</summary>
internal static class EffectCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("an effect in the right operand of an operator that evaluates both", false, "Say(Is(\"x\", a) ^ (Is(\"y\") && Flags.Stories.IsEnabled() || b));", "Say(Is(\"x\", a) ^ (Is(\"y\") && false || b));"),
        Case.Of("an effect in the right operand of |", false, "Say(Is(\"x\", a) | (Is(\"y\") && Flags.Stories.IsEnabled()));", "Say(Is(\"x\", a) | (Is(\"y\") && false));"),
        Case.Of("an effect in a condition with a rest", false, "Say((Is(\"y\") && Flags.Stories.IsEnabled() || b) ? 1 : 2);", "Say((Is(\"y\") && false || b) ? 1 : 2);"),
        Case.Of("an effect in the operand of a pattern", false, "Say((Is(\"x\", a) && Flags.Stories.IsEnabled()) is true);", "Is(\"x\", a);\nSay(false);"),
        Case.Of("an effect in the operand of a negation", false, "Say(!(Is(\"x\", a) && Flags.Stories.IsEnabled()));", "Is(\"x\", a);\nSay(true);"),
        Case.Of("an effect before what remains of a condition", false, "if (Is(\"x\", a) && Flags.Stories.IsEnabled() || b)\n{\n    Say(1);\n}", "Is(\"x\", a);\nif (b)\n{\n    Say(1);\n}"),
        Case.Of("an effect in the condition of an endless loop", true, "for (; Is(\"x\", a) || Flags.Stories.IsEnabled();)\n{\n    break;\n}", "for (; Is(\"x\", a) || true;)\n{\n    break;\n}"),
        Case.Of("an effect before an arm that throws", false, "Say(Is(\"x\", a) && Flags.Stories.IsEnabled() ? 1 : throw new InvalidOperationException(\"y\"));", "Is(\"x\", a);\nthrow new InvalidOperationException(\"y\");"),
        Case.Of("an effect in the second argument", false, "Say(Num(a.ToString(), Is(\"x\", b) && Flags.Stories.IsEnabled() ? 1 : 2));", "Say(Num(a.ToString(), Is(\"x\", b) && false ? 1 : 2));"),
        Case.Of("an effect in an arm", false, "Say(a ? Is(\"x\", b) && b && Flags.Stories.IsEnabled() : Is(\"y\"));", "Say(a ? Is(\"x\", b) && b && false : Is(\"y\"));"),
        Case.Of("an effect in the second of several variables", false, "int x = Num(\"x\"), y = Is(\"y\", a) && Flags.Stories.IsEnabled() ? 1 : 2;\nSay(x + y);", "int x = Num(\"x\"), y = Is(\"y\", a) && false ? 1 : 2;\nSay(x + y);"),
        Case.Of("an effect in the value of an element", false, "var xs = new bool[1];\nxs[Num(\"i\", 0)] = Is(\"y\", a) && Flags.Stories.IsEnabled();\nSay(xs[0]);", "var xs = new bool[1];\nxs[Num(\"i\", 0)] = Is(\"y\", a) && false;\nSay(xs[0]);"),
        Case.Of("an effect in the scope of a variable _", false, "int _ = 1;\nif ((Is(\"x\", a) || Is(\"y\", b)) && Flags.Stories.IsEnabled())\n{\n    Say(2);\n}\n\nSay(_);", "int _ = 1;\nif ((Is(\"x\", a) || Is(\"y\", b)) && false)\n{\n    Say(2);\n}\n\nSay(_);"),
        Case.Of("an effect in the initializer of an array in a loop", false, "for (int[] xs = { Num(\"x\") }; Flags.[|Stories|].IsEnabled();)\n{\n    Say(xs);\n}", null, "After the removal the compiler would report CS0162"),
        Case.Of("an arm that binds weaker than its switch", true, "Say(Flags.Stories.IsEnabled() switch { true => a ? 1 : 2, _ => 3 } + Num(\"x\"));", "Say((a ? 1 : 2) + Num(\"x\"));"),
        Case.Of("an arm of a lambda that decides its type", true, "var f = (bool x) =>\n{\n    return Flags.Stories.IsEnabled() ? 1 : 2L;\n};\nSay(f(a).GetType().Name);", "var f = (bool x) =>\n{\n    return (long)1;\n};\nSay(f(a).GetType().Name);"),
        Case.Of("a switch with goto default", true,
            "switch (Flags.Stories.IsEnabled())\n{\n    case true:\n        if (a)\n        {\n            goto default;\n        }\n\n        Say(1);\n        break;\n    default:\n        Say(2);\n        break;\n}",
            "switch (true)\n{\n    case true:\n        if (a)\n        {\n            goto default;\n        }\n\n        Say(1);\n        break;\n    default:\n        Say(2);\n        break;\n}"),
        Case.Of("an asynchronous lambda that awaited nothing before", true, "Func<Task> show = async () => Say(1);\nshow().Wait();\nif (Flags.Stories.IsEnabled())\n{\n    Say(2);\n}", "Func<Task> show = async () => Say(1);\nshow().Wait();\nSay(2);"),
        new("an asynchronous method beside another type Task", true,
            "public async System.Threading.Tasks.Task RunAsync(bool a, bool b)\n{\n    if (!Flags.Stories.IsEnabled())\n    {\n        await IsLater(\"x\");\n    }\n\n    Say(1);\n}\n\nprivate sealed class Task;",
            "public async System.Threading.Tasks.Task RunAsync(bool a, bool b)\n{\n    await global::System.Threading.Tasks.Task.CompletedTask;\n    Say(1);\n}\n\nprivate sealed class Task;"),
        Case.Of("two uses of which one stays", false,
            "if (Flags.Stories.IsEnabled())\n{\n    Say(2);\n}\n\nswitch (this is object o)\n{\n    case true when Flags.[|Stories|].IsEnabled():\n        Say(1);\n        break;\n}\n\no = 3;\nSay(o);",
            "switch (this is object o)\n{\n    case true when Flags.Stories.IsEnabled():\n        Say(1);\n        break;\n}\n\no = 3;\nSay(o);", "After the removal the compiler would report CS0162"),
        Case.Of("a warning that the file has already", false,
            "if (b)\n{\n    return;\n    Say(9);\n}\n\nswitch (this is object o)\n{\n    case true when Flags.[|Stories|].IsEnabled():\n        Say(1);\n        break;\n}\n\no = 3;\nSay(o);", null, "After the removal the compiler would report CS0162"),
        new("an argument with a directive", true,
            "public void Run(bool a, bool b)\n{\n    ShowRegion(\n#region first\n        Flags.[|Stories|].IsEnabled(),\n#endregion\n        a);\n}\n\nprivate static void ShowRegion(bool isNew, bool a) => Say(isNew && a);", null, RemovalReasons.Directive),
        Case.Of("bounds of a number", -5, "var size = Flags.PageSize.GetValue();\nSay(size is < -5);\nSay(size is > -5);\nSay(size is <= -5);\nSay(size is >= -5);\nSay(size is 1 or -5);", "Say(false);\nSay(false);\nSay(true);\nSay(true);\nSay(true);") with { Key = "page-size" },
        Case.Of("a text that is null", "a \"b\"", "Say(Flags.Title.GetValue() is null ? Num(\"x\") : 2);", "Say(2);") with { Key = "title" },
    ];
}
