namespace OpenRollout.Removal.Tests;

/// <summary>Tests and their set-ups.</summary>
internal static class TestCases
{
    private const string Xunit = "using Xunit;";

    private const string Testing = "using OpenRollout.Testing;";

    private const string Run = "public void Run(bool a, bool b) => Say(a);";

    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("a test of the removed arm", true,
            """
            [Fact]
            public void New()
            {
                using var _ = Flags.Stories.Override(true);
                Say(Flags.Stories.IsEnabled());
            }

            /// <summary>The old arm.</summary>
            [Theory]
            [InlineData(1)]
            public void Old(int number)
            {
                using var _ = Flags.Stories.Override(false);
                Say(Helper(number) + Flags.Stories.Key);
            }

            [Fact]
            public void Older()
            {
                using (Flags.Stories.Override(false))
                {
                    Say(Helper(2));
                }
            }

            public void Run(bool a, bool b) => New();

            private static string Helper(int number) => "old" + number;
            """,
            """
            [Fact]
            public void New()
            {
                Say(true);
            }

            public void Run(bool a, bool b) => New();
            """) { Usings = Xunit, Options = CaseOptions.Complete },
        new("a test that is partly under the override of the removed arm", true,
            """
            [Fact]
            public void Both()
            {
                Say("before");
                using (Flags.[|Stories|].Override(false))
                {
                    Say("old");
                }
            }

            """ + Run,
            null, RemovalReasons.OtherOverride) { Usings = Xunit },
        new("a test with code after the override of the removed arm", true,
            """
            [Fact]
            public void Both()
            {
                using (Flags.[|Stories|].Override(false))
                {
                    Say("old");
                }

                Say("after");
            }

            """ + Run,
            null, RemovalReasons.OtherOverride) { Usings = Xunit },
        new("a test of both arms", true,
            """
            [Fact]
            public void Both()
            {
                using var _ = Flags.[|Stories|].Override(false);
                Say("old");
                using (Flags.Stories.Override(true))
                {
                    Say("new");
                }
            }

            """ + Run,
            """
            [Fact]
            public void Both()
            {
                using var _ = Flags.Stories.Override(false);
                Say("old");
                Say("new");
            }

            """ + Run, RemovalReasons.OtherOverride) { Usings = Xunit, Options = CaseOptions.Complete },
        new("a method that is not a test", true,
            """
            public void Old()
            {
                using var _ = Flags.[|Stories|].Override(false);
                Say("old");
            }

            """ + Run,
            null, RemovalReasons.OtherOverride),
        new("a test that is kept", true,
            """
            [Fact]
            public void Old()
            {
                using var _ = Flags.[|Stories|].Override(false);
                Say("old");
            }

            """ + Run,
            null, RemovalReasons.KeptTest) { Usings = Xunit, Options = CaseOptions.KeepTests },
        new("an override with a parameter", true,
            """
            [Theory]
            [InlineData(true)]
            [InlineData(false)]
            public void Both(bool value)
            {
                using var _ = Flags.[|Stories|].Override(value);
                Say(1);
            }

            """ + Run,
            null, RemovalReasons.ComputedOverride) { Usings = Xunit },
        Case.Of("a provider of a test", true,
            """
            var provider = new TestFlagProvider()
                .Set(Flags.Stories, true)
                .Set(Flags.Other, false);
            provider.Set(Flags.Stories, true);
            provider.Reset(Flags.Stories);
            Say(provider);
            """,
            """
            var provider = new TestFlagProvider()
                .Set(Flags.Other, false);
            Say(provider);
            """) with { Usings = Testing, Options = CaseOptions.Complete },
        Case.Of("a provider of a test with another value", true, "Say(new TestFlagProvider().Set(Flags.[|Stories|], false));", null, RemovalReasons.OtherOverride) with { Usings = Testing },
        Case.Of("a provider of a test with a variable", true, "Say(new TestFlagProvider().Set(Flags.[|Stories|], a));", null, RemovalReasons.ComputedOverride) with { Usings = Testing },
        Case.Of("a provider of a test with a variant", "grid", "Say(new TestFlagProvider().Set(Flags.Layout, LayoutVariant.Grid).Set(Flags.Layout, \"grid\"));", "Say(new TestFlagProvider());") with { Usings = Testing, Key = "layout", Options = CaseOptions.Complete },
        Case.Of("a mock of a snapshot", true, "IFlagsSnapshot flags = Flags.Snapshot();\nflags.[|Stories|].Returns(true);", null, RemovalReasons.Mock) with { Usings = "using NSubstitute;" },
        Case.Of("a mock of a snapshot that is verified", true, "IFlagsSnapshot flags = Flags.Snapshot();\nSay(flags.Received().[|Stories|]);", null, RemovalReasons.Mock) with { Usings = "using NSubstitute;" },
        Case.Of("a set-up of a snapshot in a lambda", true, "Say(new Mock<IFlagsSnapshot>().Setup(flags => flags.[|Stories|]) is null);", null, RemovalReasons.Mock) with { Usings = "using Moq;" },
        Case.OfAsync("a mock of a client", true, "var client = a ? Api.Instance.GetClient() : Api.Instance.GetClient();\nSay(await client.GetBooleanValueAsync([|\"stories\"|], true).Returns(true));", null, RemovalReasons.Mock) with { Usings = "using NSubstitute;" },
        Case.Of("a set-up of a client in a lambda", true, "Say(new Mock<IFeatureClient>().Setup(client => client.GetBooleanValueAsync([|\"stories\"|], false, It.IsAny<EvaluationContext?>(), null, default)) is null);", null, RemovalReasons.Mock) with { Usings = "using Moq;" },
        Case.OfAsync("a mock that a library creates", true, "var mock = Substitute.For<IFeatureClient>();\nSay(mock is null || await mock.GetBooleanValueAsync([|\"stories\"|], true));", null, RemovalReasons.Mock) with { Usings = "using NSubstitute;" },
        Case.Of("an evaluation whose value is not used", true, "Flags.Stories.IsEnabled(Ctx(\"a\"));\n_ = Flags.Stories.IsEnabled(Ctx(\"b\"));\nFlags.Stories.IsEnabled();\nSay(1);", "Ctx(\"a\");\nCtx(\"b\");\nSay(1);"),
        Case.Of("names that were inferred", true, "var flags = Flags.Snapshot();\nSay(new { flags.Stories, a });\nSay((flags.Stories, a).Stories);", "Say(new { Stories = true, a });\nSay((Stories: true, a).Stories);"),
        Case.Of("details in a local", true,
            """
            var details = Flags.Stories.GetDetails(Ctx("ctx"));
            if (details.Value && a)
            {
                Say(details.Value);
            }
            """,
            """
            Ctx("ctx");
            if (a)
            {
                Say(true);
            }
            """),
        Case.Of("details of which the reason is used", true, "var details = Flags.[|Stories|].GetDetails();\nSay(details.Value);\nSay(details.Reason);", null, RemovalReasons.Details),
        Case.OfAsync("details of the client", true, "var details = await Api.Instance.GetClient().GetBooleanDetailsAsync(\"stories\", true);\nSay(details.Value);", "await Task.CompletedTask;\nSay(true);"),
        Case.Of("evaluations of other flags that are dropped", true, "Say(Flags.Other.IsEnabled() || Flags.Stories.IsEnabled());\nvar flags = Flags.Snapshot();\nSay(!flags.Other && !Flags.Stories.IsEnabled() && a);", "Say(true);\nSay(false);")
            with { Options = CaseOptions.DropExposures },
        Case.OfAsync("an asynchronous evaluation of another flag that is dropped", true, "Say(await Flags.Other.IsEnabledAsync() || Flags.Stories.IsEnabled());", "await Task.CompletedTask;\nSay(true);") with { Options = CaseOptions.DropExposures },
        Case.Of("an evaluation of another flag with an effect", true, "Say(Flags.Other.IsEnabled(Ctx(\"ctx\")) || Flags.Stories.IsEnabled());", "Flags.Other.IsEnabled(Ctx(\"ctx\"));\nSay(true);")
            with { Options = CaseOptions.DropExposures },
    ];
}
