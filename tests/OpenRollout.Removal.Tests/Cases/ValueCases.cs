namespace OpenRollout.Removal.Tests;

/// <summary>Flags that are not boolean.</summary>
internal static class ValueCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Of("a number in an argument", "page-size", -5, "Say(Flags.PageSize.GetValue());\nSay(Flags.PageSize.GetValue().ToString() + (3 - Flags.PageSize.GetValue()));", "Say(-5);\nSay((-5).ToString() + (3 - (-5)));"),
        Of("a number in a local",
            "page-size", -5,
            """
            var size = Flags.PageSize.GetValue(Ctx("ctx"));
            if (size > 10 || a)
            {
                Say(size * 2);
            }
            """,
            """
            Ctx("ctx");
            var size = -5;
            if (a)
            {
                Say(size * 2);
            }
            """),
        Of("a number in a local that only decides", "page-size", -5, "var size = Flags.PageSize.GetValue();\nSay(size is > 0 and < 10 ? Num(\"few\") : Num(\"none\"));", "Say(Num(\"none\"));"),
        Of("a number in a switch expression", "page-size", -5, "Say(Flags.PageSize.GetValue() switch\n{\n    < 0 => \"negative\",\n    _ => \"other\",\n});", "Say(\"negative\");"),
        Of("a number with a property of a snapshot", "page-size", -5, "var flags = Flags.Snapshot();\nSay(new { flags.PageSize, b });\nSay((flags.PageSize, b).PageSize);", "Say(new { PageSize = -5, b });\nSay((PageSize: -5, b).PageSize);"),
        Case.OfAsync("a number that the client reads as a double", -5, "Say(await Api.Instance.GetClient().GetDoubleValueAsync(\"page-size\", -5) / 2);", "await Task.CompletedTask;\nSay((-5.0) / 2);") with { Key = "page-size" },
        Of("a double", "ratio", 2.5, "double ratio = Flags.Ratio.GetValue();\nSay(ratio < 3 && a);\nSay(ratio);", "double ratio = 2.5;\nSay(a);\nSay(ratio);"),
        Of("a text", "title", "a \"b\"", "Say(Flags.Title.GetValue() + \"!\");\nSay(Flags.Title.GetValue() == \"x\");", "Say(\"a \\\"b\\\"\" + \"!\");\nSay(false);"),
    ];

    private static Case Of(string name, string key, object value, string before, string? after, string? reason = null) => Case.Of(name, value, before, after, reason) with { Key = key };
}
