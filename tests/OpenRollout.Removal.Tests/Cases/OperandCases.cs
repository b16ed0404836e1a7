namespace OpenRollout.Removal.Tests;

/// <summary>Operands whose value no longer matters, and that are evaluated because they can have an effect or throw.</summary>
internal static class OperandCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Evaluated("a division", "var n = a ? 1 : 0;", "10 / n == 5"),
        Evaluated("a text with an object", "", "\"x\" + this == \"y\""),
        Evaluated("a sum of decimals", "var sum = decimal.MaxValue;", "sum + 1 > 0"),
        Evaluated("a checked sum", "var sum = int.MaxValue;", "checked(sum + 1) > 0"),
        Evaluated("a cast", "object o = a;", "(string)o == \"x\""),
        Evaluated("a new object", "", "new Exception() == null"),
        Evaluated("an operator of a type", "var loud = default(Loud);", "!loud", "private readonly struct Loud\n{\n    public static bool operator !(Loud loud) => Fail(\"not\");\n}"),
        Evaluated("a static field", "", "Early.X", "private static class Early\n{\n    public static readonly bool X = Is(\"init\");\n\n    static Early()\n    {\n    }\n}"),
        Evaluated("a virtual property", "Door door = new SlidingDoor();", "door.IsOpen", "private class Door\n{\n    public virtual bool IsOpen { get; }\n}\n\nprivate sealed class SlidingDoor : Door\n{\n    public override bool IsOpen => Is(\"open\");\n}"),
        Evaluated("a receiver that can be null", "string? text = a ? \"x\" : null;", "text!.Length > 0"),
        Case.Of("a discarded condition with an effect", false, "_ = Is(\"x\", a) && Flags.Stories.IsEnabled();", "Is(\"x\", a);"),
        Case.Of("a discarded condition of which an effect remains", true, "_ = Is(\"x\", a) && Flags.Stories.IsEnabled();", "_ = Is(\"x\", a);"),
        Case.Of("an assignment to itself after an effect", false, "var x = a;\nx = Is(\"y\", b) && Flags.Stories.IsEnabled() ? b : x;\nSay(x);", "var x = a;\nIs(\"y\", b);\nSay(x);"),
        Case.Of("&= with an effect", false, "var x = a;\nx &= Is(\"y\", b) && Flags.Stories.IsEnabled();\nSay(x);", "var x = a;\nx &= Is(\"y\", b) && false;\nSay(x);"),
        Case.Of("&= of a variable that can be null", true, "bool? x = a ? b : null;\nx &= Flags.Stories.IsEnabled();\nSay(x);", "bool? x = a ? b : null;\nx &= true;\nSay(x);"),
        Case.Of("a variable that a tuple assigns", true, "var isNew = Flags.Stories.IsEnabled();\n(isNew, var x) = (a, b);\nSay(isNew && x);", "var isNew = true;\n(isNew, var x) = (a, b);\nSay(isNew && x);"),
        Case.Of("a number that is incremented", -5, "var size = Flags.PageSize.GetValue();\n++size;\nSay(size is > -5);", "var size = -5;\n++size;\nSay(size is > -5);") with { Key = "page-size" },
        Case.Of("a variable of a condition that the other arm assigns", false,
            "if (Flags.Stories.IsEnabled() && this is object o)\n{\n    Say(1);\n}\nelse\n{\n    o = 3;\n    Say(o);\n}",
            "if (false && this is object o)\n{\n    Say(1);\n}\nelse\n{\n    o = 3;\n    Say(o);\n}"),
    ];

    private static Case Evaluated(string name, string statement, string operand, string member = "")
        => new(name + " is evaluated", false, Code(statement, $"Say({operand} && Flags.Stories.IsEnabled());", member), Code(statement, $"_ = {operand};\n    Say(false);", member));

    private static string Code(string statement, string last, string member)
        => $"public void Run(bool a, bool b)\n{{\n{(statement.Length > 0 ? $"    {statement}\n" : "")}    {last}\n}}{(member.Length > 0 ? "\n\n" + member : "")}";
}
