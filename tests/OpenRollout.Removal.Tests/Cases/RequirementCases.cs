namespace OpenRollout.Removal.Tests;

/// <summary>Requirements of endpoints.</summary>
internal static class RequirementCases
{
    private const string Using = "using OpenRollout.AspNetCore;";

    private const string Run = "public void Run(bool a, bool b)\n{\n}\n\n";

    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("an attribute, on", true, Run + "/// <summary>Shows.</summary>\n[RequireFlag(\"stories\")]\npublic static void Show()\n{\n}", Run + "/// <summary>Shows.</summary>\npublic static void Show()\n{\n}") { Usings = Using, UsingsAfter = "" },
        new("an attribute after another one, on", true, Run + "[Obsolete]\n[RequireFlag(\"stories\")]\npublic static void Show()\n{\n}", Run + "[Obsolete]\npublic static void Show()\n{\n}") { Usings = Using, UsingsAfter = "" },
        new("an attribute in a list, on", true, Run + "[Obsolete, RequireFlag(\"stories\")]\npublic static void Show()\n{\n}", Run + "[Obsolete]\npublic static void Show()\n{\n}") { Usings = Using, UsingsAfter = "" },
        new("an attribute by name, on", true, Run + "[RequireFlag(typeof(Flags), nameof(Flags.Stories))]\npublic static void Show()\n{\n}", Run + "public static void Show()\n{\n}") { Usings = Using, UsingsAfter = "" },
        new("an attribute, off", false, Run + "[RequireFlag([|\"stories\"|])]\npublic static void Show()\n{\n}", null, RemovalReasons.ClosedEndpoint) { Usings = Using },
        new("a negated attribute, off", false, Run + "[RequireFlag(\"stories\", Negate = true)]\npublic static void Show()\n{\n}", Run + "public static void Show()\n{\n}") { Usings = Using, UsingsAfter = "" },
        new("an attribute with several keys", true, Run + "[RequireFlag([|\"stories\"|], \"other\")]\npublic static void Show()\n{\n}", null, RemovalReasons.SeveralKeys) { Usings = Using },
        Case.Of("a call, on", true, "var x = \"x\".Trim().RequireFlag(Flags.Stories);\nSay(x);", "var x = \"x\".Trim();\nSay(x);") with { Usings = Using, UsingsAfter = "" },
        Case.Of("a call, off", false, "var x = \"x\".Trim().RequireFlag(Flags.[|Stories|]);\nSay(x);", null, RemovalReasons.ClosedEndpoint) with { Usings = Using },
        Case.Of("a negated call, off", false, "\"x\".Trim()\n    .RequireFlag(!(FlagCondition)Flags.[|Stories|]);", null, RemovalReasons.SeveralKeys) with { Usings = Using },
    ];
}
