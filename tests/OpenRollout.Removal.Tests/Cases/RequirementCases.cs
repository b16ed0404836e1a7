namespace OpenRollout.Removal.Tests;

/// <summary>Requirements of endpoints.</summary>
internal static class RequirementCases
{
    private const string Using = "using OpenRollout.AspNetCore;";

    private const string Builder = "using Microsoft.AspNetCore.Builder;";

    private const string Run = "public void Run(bool a, bool b)\n{\n}\n\n";

    private const string Show = "public static void Show()\n{\n}";

    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("an attribute, on", true, Run + "/// <summary>Shows.</summary>\n[RequireFlag(\"stories\")]\n" + Show, Run + "/// <summary>Shows.</summary>\n" + Show) { Usings = Using, UsingsAfter = "" },
        new("an attribute after another one, on", true, Run + "[Obsolete]\n[RequireFlag(\"stories\")]\n" + Show, Run + "[Obsolete]\n" + Show) { Usings = Using, UsingsAfter = "" },
        new("an attribute in a list, on", true, Run + "[Obsolete, RequireFlag(\"stories\")]\n" + Show, Run + "[Obsolete]\n" + Show) { Usings = Using, UsingsAfter = "" },
        Removed("an attribute by name, on", true, "typeof(Flags), nameof(Flags.Stories)"),
        Closed("an attribute, off", false, "[|\"stories\"|]"),
        Closed("an attribute by name, off", false, "typeof(Flags), nameof(Flags.[|Stories|])"),
        Removed("a negated attribute, off", false, "\"stories\", Negate = true"),
        Closed("a negated attribute, on", true, "[|\"stories\"|], Negate = true"),
        Changed("an attribute with several keys, on", true, "\"stories\", \"other\"", "\"other\""),
        Changed("an attribute with several names, on", true, "typeof(Flags), nameof(Flags.Other), nameof(Flags.Stories)", "typeof(Flags), nameof(Flags.Other)"),
        Closed("an attribute with several keys, off", false, "\"other\", [|\"stories\"|]"),
        Changed("an attribute with any of several keys, off", false, "\"other\", \"stories\", Requirement = FlagRequirementType.Any", "\"other\""),
        Removed("an attribute with any of several keys, on", true, "\"stories\", \"other\", Requirement = FlagRequirementType.Any"),
        Refused("an attribute with any of several keys of which another comes first, on", true, "\"other\", [|\"stories\"|], Requirement = FlagRequirementType.Any", RemovalReasons.DroppedExposure),
        Removed("a negated attribute with several keys, off", false, "\"stories\", \"other\", Negate = true"),
        Refused("an attribute with names of arguments", true, "others: \"other\", flagKey: [|\"stories\"|]", RemovalReasons.SeveralKeys),
        Call("a call, on", true, "var x = \"x\".Trim().RequireFlag(Flags.Stories);\nSay(x);", "var x = \"x\".Trim();\nSay(x);") with { Usings = Builder, UsingsAfter = "" },
        Call("a call with a status code, on", true, "\"x\".Trim()\n    .RequireFlag(Flags.Stories, 403)\n    .Trim();", "\"x\".Trim()\n    .Trim();") with { Usings = Builder, UsingsAfter = "" },
        Call("a call, off", false, "var x = \"x\".Trim().RequireFlag(Flags.[|Stories|]);\nSay(x);", null, RemovalReasons.ClosedEndpoint),
        Call("a negated call, off", false, "\"x\".Trim()\n    .RequireFlag(FlagCondition.Not(Flags.Stories));", "\"x\".Trim();") with { UsingsAfter = "" },
        Call("a negated call, on", true, "\"x\".Trim().RequireFlag(FlagCondition.Not(Flags.[|Stories|]));", null, RemovalReasons.ClosedEndpoint),
        Call("a call with several flags, on", true, "\"x\".Trim().RequireFlag(FlagCondition.All(Flags.Stories, FlagCondition.Not(Flags.Other)));", "\"x\".Trim().RequireFlag(FlagCondition.Not(Flags.Other));"),
        Call("a call with several flags, off", false, "\"x\".Trim().RequireFlag(FlagCondition.All(Flags.Other, Flags.[|Stories|]));", null, RemovalReasons.ClosedEndpoint),
        Call("a call with any of several flags, off", false, "\"x\".Trim().RequireFlag(FlagCondition.Any(Flags.Other, Flags.Stories));", "\"x\".Trim().RequireFlag(Flags.Other);") with { UsingsAfter = Builder },
        Call("a call with any of several flags, on", true, "\"x\".Trim().RequireFlag(FlagCondition.Any(Flags.Other, Flags.[|Stories|]));", null, RemovalReasons.DroppedExposure),
        Call("a call with an argument that has an effect", true, "\"x\".Trim().RequireFlag(Flags.[|Stories|], Num(\"status\", 403));", null, RemovalReasons.RequirementValue),
        new("a call on a property that has an effect", true, "public void Run(bool a, bool b)\n{\n    Endpoint.RequireFlag(Flags.[|Stories|]);\n}\n\nprivate static string Endpoint => Is(\"endpoint\") ? \"x\" : \"y\";", null, RemovalReasons.RequirementValue) { Usings = Builder + "\n" + Using },
        Call("a call with a named argument", true, "\"x\".Trim().RequireFlag(FlagCondition.All(conditions: Flags.[|Stories|]));", null, RemovalReasons.SeveralKeys),
        Call("a call with a list", true, "\"x\".Trim().RequireFlag(FlagCondition.All(new FlagCondition[] { Flags.[|Stories|], Flags.Other }));", null, RemovalReasons.SeveralKeys),
        Call("a condition in a variable", true, "var condition = FlagCondition.All(Flags.[|Stories|], Flags.Other);\n\"x\".Trim().RequireFlag(condition);", null, RemovalReasons.PassedOn),
    ];

    private static Case Removed(string name, bool value, string arguments) => new(name, value, Attribute(arguments), Run + Show) { Usings = Using, UsingsAfter = "" };

    private static Case Changed(string name, bool value, string arguments, string after) => new(name, value, Attribute(arguments), Attribute(after)) { Usings = Using };

    private static Case Closed(string name, bool value, string arguments) => Refused(name, value, arguments, RemovalReasons.ClosedEndpoint);

    private static Case Refused(string name, bool value, string arguments, string reason) => new(name, value, Attribute(arguments), null, reason) { Usings = Using };

    private static Case Call(string name, bool value, string before, string? after, string? reason = null) => Case.Of(name, value, before, after, reason) with { Usings = Builder + "\n" + Using };

    private static string Attribute(string arguments) => $"{Run}[RequireFlag({arguments})]\n{Show}";
}
