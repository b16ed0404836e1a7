namespace OpenRollout.Removal.Tests;

/// <summary>Flags that are stored in locals.</summary>
internal static class LocalCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("a local", true,
            """
            var on = Flags.Stories.IsEnabled();
            if (on && a)
            {
                Say(on ? "new" : "old");
            }

            Say(on);
            """,
            """
            if (a)
            {
                Say("new");
            }

            Say(true);
            """),
        Case.Of("a local that is part of a condition", false, "var on = a && Flags.Stories.IsEnabled();\nif (on)\n{\n    Say(1);\n}\n\nSay(2);", "Say(2);"),
        Case.Of("a local that is written again", true, "var on = Flags.Stories.IsEnabled();\nif (a)\n{\n    on = b;\n}\n\nSay(on);", "var on = true;\nif (a)\n{\n    on = b;\n}\n\nSay(on);"),
        Case.Of("a local that is passed by reference", true, "var on = Flags.Stories.IsEnabled();\nInterlocked.Exchange(ref on, false);\nSay(on);", "var on = true;\nSet(ref on);\nSay(on);")
            with
            {
                Before = "public void Run(bool a, bool b)\n{\n    var on = Flags.Stories.IsEnabled();\n    Set(ref on);\n    Say(on);\n}\n\nprivate static void Set(ref bool x) => x = false;",
                After = "public void Run(bool a, bool b)\n{\n    var on = true;\n    Set(ref on);\n    Say(on);\n}\n\nprivate static void Set(ref bool x) => x = false;",
            },
        Case.Of("a local in a closure", true, "var on = Flags.Stories.IsEnabled();\nFunc<bool> f = () => on && a;\nSay(f());", "Func<bool> f = () => a;\nSay(f());"),
        Case.Of("a local that a closure changes", true, "var on = Flags.Stories.IsEnabled();\nAction f = () => on = a;\nf();\nSay(on);", "var on = true;\nAction f = () => on = a;\nf();\nSay(on);"),
        Case.Of("two locals in one declaration", true, "bool on = Flags.Stories.IsEnabled(), x = a;\nSay(on && x);", "bool x = a;\nSay(x);"),
        Case.Of("a local of another type", true, "bool? on = Flags.Stories.IsEnabled();\nSay(on.HasValue);", "bool? on = true;\nSay(on.HasValue);"),
        Case.Of("an anonymous object and a tuple", true, "var on = Flags.Stories.IsEnabled();\nSay(new { on, a }.on);\nvar t = (on, a);\nSay(t.on);", "Say(new { on = true, a }.on);\nvar t = (on: true, a);\nSay(t.on);"),
        Case.Of("a query with a local", true, "var on = Flags.Stories.IsEnabled();\nSay(new[] { 1, 2 }.AsQueryable().Count(x => !on || x > 1));", "var on = true;\nSay(new[] { 1, 2 }.AsQueryable().Count(x => !on || x > 1));"),
        Case.Of("a local of a local", true, "var on = Flags.Stories.IsEnabled();\nvar off = !on;\nif (off)\n{\n    Say(1);\n}\n\nSay(2);", "Say(2);"),
        Case.Of("a local assigned later", true, "bool on;\non = Flags.Stories.IsEnabled();\nSay(on);", "bool on;\non = true;\nSay(on);"),
        Case.OfAsync("an awaited local", true, "var on = await Flags.Stories.IsEnabledAsync();\nif (await IsLater(\"x\", a) && on)\n{\n    Say(1);\n}", "if (await IsLater(\"x\", a))\n{\n    Say(1);\n}"),
    ];
}
