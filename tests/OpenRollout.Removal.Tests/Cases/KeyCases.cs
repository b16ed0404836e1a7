namespace OpenRollout.Removal.Tests;

/// <summary>Keys and names as texts, and other ways to reach the flag or a member by its name.</summary>
internal static class KeyCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("a parameter that takes keys", true, "public void Run(bool a, bool b) => Ask([|\"stories\"|]);\n\nprivate static void Ask([OpenRollout.TakesFlagKey] string key) => Say(key);", null, RemovalReasons.Key),
        new("a property that takes keys", true, "[OpenRollout.TakesFlagKey]\npublic string? Name { get; set; }\n\npublic void Run(bool a, bool b)\n{\n    Name = [|\"stories\"|];\n    Say(Name);\n}", null, RemovalReasons.Key),
        new("a list that takes keys", true, "public void Run(bool a, bool b) => Ask(\"other\", [|\"stories\"|]);\n\nprivate static void Ask([OpenRollout.TakesFlagKey] params string[] keys) => Say(keys.Length);", null, RemovalReasons.Key),
        Case.Of("the set of flags", true, "Say(Flags.Set.Find([|\"stories\"|])?.Key);", null, RemovalReasons.Key),
        Case.Of("the key as a value", true, "Say(Flags.[|Stories|].Key);", null, RemovalReasons.Key),
        Case.Of("the flag as an object", true, "object flag = Flags.[|Stories|];\nSay(flag);", null, RemovalReasons.PassedOn),
        Case.Of("the name of the accessor", true, "Say(nameof(Flags.[|Stories|]));", null, RemovalReasons.Name),
        Case.Of("the accessor by reflection", true, "Say(typeof(Flags).GetProperty([|\"Stories\"|]) is null);", null, RemovalReasons.Name),
        Case.OfAsync("a constant key", true, "const string key = \"stories\";\nSay(await Api.Instance.GetClient().GetBooleanValueAsync(key, true));", "await Task.CompletedTask;\nSay(true);"),
        Case.OfAsync("a computed key that can be the flag's", true, "var name = a ? \"other\" : \"torie\";\nSay(await Api.Instance.GetClient().GetBooleanValueAsync([|$\"s{name}s\"|], false));", null, RemovalReasons.ComputedKey),
        Case.OfAsync("a computed key that cannot be the flag's", true, "var name = a ? \"other\" : \"x\";\nSay(await Api.Instance.GetClient().GetBooleanValueAsync(\"feed.\" + name, false));", null),
        Case.OfAsync("a conditional key", true, "Say(await Api.Instance.GetClient().GetBooleanValueAsync([|a ? \"stories\" : \"other\"|], false));", null, RemovalReasons.ComputedKey) with { Notices = ["This text is the key"] },
        Case.OfAsync("a key in a variable", true, "var key = \"stories\";\nSay(await Api.Instance.GetClient().GetBooleanValueAsync([|key|], false));", null, RemovalReasons.ComputedKey)
            with { Notices = ["This text is the key"] },
        Case.OfAsync("a key that can be any text", true, "foreach (var key in new[] { [|\"stories\"|], \"other\" })\n{\n    Say(await Api.Instance.GetClient().GetBooleanValueAsync(key, false));\n}", null, RemovalReasons.TextCanBeKey)
            with { Notices = ["This key is computed"], Options = CaseOptions.KeepTests },
        new("private members that a text names", true,
            """
            public void Run(bool a, bool b)
            {
                if (!Flags.Stories.IsEnabled())
                {
                    OldWay();
                }

                Say(GetType().GetMethod("OldWay", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic) is null);
            }

            private static void OldWay() => Say("old");
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(GetType().GetMethod("OldWay", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic) is null);
            }

            private static void OldWay() => Say("old");
            """) { Notices = ["'OldWay' is no longer used"] },
    ];
}
