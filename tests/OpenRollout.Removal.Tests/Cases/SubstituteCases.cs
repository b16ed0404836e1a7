namespace OpenRollout.Removal.Tests;

/// <summary>The ways to read a flag.</summary>
internal static class SubstituteCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.Of("an argument", true, "Say(Flags.Stories.IsEnabled());", "Say(true);"),
        Case.Of("a value", false, "Say(Flags.Stories.GetValue());", "Say(false);"),
        Case.Of("the value of the details", true, "Say(Flags.Stories.GetDetails().Value);", "Say(true);"),
        Case.Of("the reason of the details", true, "Say(Flags.[|Stories|].GetDetails().Reason);", null, RemovalReasons.Details),
        Case.Of("the key", true, "Say(Flags.[|Stories|].Key);", null, RemovalReasons.Key),
        Case.Of("the flag as a value", true, "var flag = Flags.[|Stories|];\nSay(flag.Key);", null, RemovalReasons.PassedOn),
        Case.Of("the name", true, "Say(nameof(Flags.[|Stories|]));", null, RemovalReasons.Name),
        Case.Of("a context without effects", true, "Say(Flags.Stories.IsEnabled(new FlagContext { TargetingKey = \"user-1\" }));", "Say(true);"),
        Case.Of("a context with effects before an if", true,
            """
            if (Flags.Stories.IsEnabled(Ctx("ctx")))
            {
                Say(1);
            }
            """,
            """
            Ctx("ctx");
            Say(1);
            """),
        Case.Of("a context with effects in a local", false,
            """
            var on = Flags.Stories.IsEnabled(Ctx("ctx")) && Is("x");
            Say(on);
            """,
            """
            Ctx("ctx");
            Say(false);
            """),
        Case.Of("a context with effects that is not evaluated first", true, "Say(Is(\"x\") && Flags.[|Stories|].IsEnabled(Ctx(\"ctx\")));", null, RemovalReasons.Effects),
        Case.Of("a snapshot", true,
            """
            var flags = Flags.Snapshot();
            if (flags.Stories && a)
            {
                Say(1);
            }

            Say(flags.Other);
            """,
            """
            var flags = Flags.Snapshot();
            if (a)
            {
                Say(1);
            }

            Say(flags.Other);
            """),
        Case.Of("a snapshot that only the flag used", true,
            """
            var flags = Flags.Snapshot(Ctx("ctx"));
            Say(flags.Stories);
            """,
            """
            var flags = Flags.Snapshot(Ctx("ctx"));
            Say(true);
            """) with { Notices = ["'flags' is no longer used"] },
        Case.Of("a snapshot without effects that only the flag used", true,
            """
            var flags = Flags.Snapshot();
            Say(flags.Stories);
            """,
            "Say(true);"),
        new("a snapshot by its interface", false,
            """
            public void Run(bool a, bool b) => Say(Ask(Flags.Snapshot()));

            private static int Ask(IFlagsSnapshot flags) => flags.Stories ? Num("on") : Num("off");
            """,
            """
            public void Run(bool a, bool b) => Say(Ask(Flags.Snapshot()));

            private static int Ask(IFlagsSnapshot flags) => Num("off");
            """),
        Case.Of("an override with the same value", true,
            """
            using (Flags.Stories.Override(true))
            {
                Say(Flags.Stories.IsEnabled());
            }

            using var _ = Flags.Stories.Override(true);
            Say(2);
            """,
            """
            Say(true);

            Say(2);
            """) with { Options = CaseOptions.Complete },
        Case.Of("an override that the uses that are left need", true, "using var _ = Flags.[|Stories|].Override(true);\nSay(1);", null, RemovalReasons.NeededOverride),
        Case.Of("an override with another value", true,
            """
            using (Flags.[|Stories|].Override(false))
            {
                Say(1);
            }
            """,
            null, RemovalReasons.OtherOverride),
        new("the client by its interface", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                Say(await Ask(Api.Instance.GetClient()));
            }

            private static async Task<int> Ask(IFeatureClient client)
            {
                if (await client.GetBooleanValueAsync("stories", true))
                {
                    return await Task.FromResult(1);
                }

                return 2;
            }
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                Say(await Ask(Api.Instance.GetClient()));
            }

            private static async Task<int> Ask(IFeatureClient client)
            {
                return await Task.FromResult(1);
            }
            """),
        Case.Of("a text that equals the key", true, "Say(\"stories\");", null) with { Notices = ["This text is the key 'stories'"] },
        new("a query", true,
            """
            public void Run(bool a, bool b) => Say(new[] { 1, 2 }.AsQueryable().Where(x => Flags.[|Stories|].IsEnabled(null) || x > 1).Count());
            """,
            null, RemovalReasons.ExpressionTree),
    ];
}
