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
        Case.OfAsync("a conditional key", true, "Say(await Api.Instance.GetClient().GetBooleanValueAsync(a ? [|\"stories\"|] : \"other\", false));", null, RemovalReasons.Key),
        Case.OfAsync("a key in a variable", true, "var key = \"other\";\nkey = [|\"stories\"|];\nSay(await Api.Instance.GetClient().GetBooleanValueAsync(key, false));", null, RemovalReasons.Key),
        Case.OfAsync("keys in a list", true, "foreach (var key in new[] { [|\"stories\"|], \"other\" })\n{\n    Say(await Api.Instance.GetClient().GetBooleanValueAsync(key, false));\n}", null, RemovalReasons.Key),
        new("a wrapper of the client", true,
            """
            private static readonly string Fixed = [|"stories"|];

            private string Own { get; set; } = [|"stories"|];

            public async Task RunAsync(bool a, bool b)
            {
                Say(await Ask([|"stories"|]) && await Ask("other") && await Ask(Fixed) && await Ask(Own) && await Ask(Pick(a)) && await Ask(Flags.Other.Key));
                Own = "other";
                Say("stories" == Own);
            }

            private static Task<bool> Ask(string key) => Forward(key, false);

            private static async Task<bool> Forward(string key, bool otherwise) => await Api.Instance.GetClient().GetBooleanValueAsync(key, otherwise);

            private static string Pick(bool old) => old ? "other" : [|"stories"|];
            """,
            null, RemovalReasons.Key) { Notices = ["This text is the key"] },
        new("a wrapper of the client as an object", true,
            """
            private interface IAsker
            {
                Task<bool> Ask();
            }

            public async Task RunAsync(bool a, bool b)
            {
                IAsker asker = new Asker([|"stories"|]);
                Asker other = new("other") { Suffix = [|"stories"|] };
                Say(await asker.Ask() && await other.Ask());
            }

            private sealed class Asker(string key) : IAsker
            {
                private readonly string _key = key;

                public string? Suffix { get; init; }

                public async Task<bool> Ask() => await Api.Instance.GetClient().GetBooleanValueAsync(Suffix ?? _key, false);
            }
            """,
            null, RemovalReasons.Key),
        new("a wrapper that an interface has", true,
            """
            private interface IAsker
            {
                Task<bool> Ask(string key, string other = [|"stories"|]);
            }

            public async Task RunAsync(bool a, bool b)
            {
                IAsker asker = new Asker();
                Say(await asker.Ask([|"stories"|]));
            }

            private sealed class Asker : IAsker
            {
                public async Task<bool> Ask(string key, string other) => await Api.Instance.GetClient().GetBooleanValueAsync(key, false) && await Api.Instance.GetClient().GetBooleanValueAsync(other, false);
            }
            """,
            null, RemovalReasons.Key),
        new("a method for keys that no code calls", true,
            """
            public void Run(bool a, bool b) => Say("stories");

            public Task<bool> Ask(string key) => Api.Instance.GetClient().GetBooleanValueAsync(key, false);
            """,
            null) { Notices = ["This text is the key", "Code outside of the solution"] },
        Case.OfAsync("a key that can be any text", true, "var known = [|\"stories\"|];\nvar all = new List<string> { known };\nSay(await Api.Instance.GetClient().GetBooleanValueAsync(all[0], false));", null, RemovalReasons.TextCanBeKey)
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
