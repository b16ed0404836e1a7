using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Tests;

/// <summary>Removals of <c>stories</c>, which is on, from whole files: fakes of the snapshot's interface, and what the user has to look at.</summary>
public sealed class NoticeTests
{
    private const string Fake = """
        namespace App;

        internal sealed class Fake(IFlagsSnapshot inner) : IFlagsSnapshot
        {
            bool IFlagsSnapshot.Stories => true;

            bool IFlagsSnapshot.Other => inner.Other;

            int IFlagsSnapshot.PageSize => inner.PageSize;

            double IFlagsSnapshot.Ratio => inner.Ratio;

            string IFlagsSnapshot.Title => inner.Title;

            string IFlagsSnapshot.Layout => inner.Layout;
        }
        """;

    [Fact]
    public void An_explicit_implementation_goes_with_the_entry()
    {
        var result = Remove([("Fake.cs", Fake)]);
        Assert.Empty(result.Refusals);
        var text = result.Texts["Fake.cs"].ToString();
        Assert.Equal(Fake.Replace("    bool IFlagsSnapshot.Stories => true;\n\n", "", StringComparison.Ordinal), text);
        TestCompilation.Create([("Fake.cs", text)], "stories", true, hasEntry: false);
    }

    [Fact]
    public void An_explicit_implementation_stays_with_the_entry()
    {
        Assert.Empty(Remove([("Fake.cs", Fake)], request => request with { KeepEntry = true }).Texts);
        var result = Remove([("Fake.cs", Fake), ("Use.cs", "namespace App; class Use { object Flag => Flags.Stories; }")]);
        Assert.Empty(result.Texts);
        Assert.Equal(RemovalReasons.PassedOn, Assert.Single(result.Refusals).Reason);
    }

    [Fact]
    public void A_using_that_only_an_explicit_implementation_needed_goes_with_it()
    {
        var before = "using System.Text;\n\n" + Fake.Replace("Stories => true", "Stories => new StringBuilder().Length == 0", StringComparison.Ordinal);
        var result = Remove([("Fake.cs", before)]);
        Assert.Empty(result.Refusals);
        Assert.Equal(Fake.Replace("    bool IFlagsSnapshot.Stories => true;\n\n", "", StringComparison.Ordinal), result.Texts["Fake.cs"].ToString());
    }

    [Fact]
    public void An_explicit_implementation_stays_if_the_compiler_would_warn_without_it()
    {
        var before = Fake.Replace("(IFlagsSnapshot inner)", "(IFlagsSnapshot inner, bool stories)", StringComparison.Ordinal).Replace("Stories => true", "Stories => stories", StringComparison.Ordinal);
        var result = Remove([("Fake.cs", before)]);
        Assert.Empty(result.Texts);
        Assert.Equal(RemovalReasons.Implementation, Assert.Single(result.Refusals).Reason);
    }

    [Fact]
    public void Code_that_only_served_the_flag_is_listed()
    {
        var result = Remove([("Feed.cs", """
            namespace App;

            internal interface IOld { void Show(); }

            internal sealed class Old : IOld { public void Show() => Say("old"); }

            internal interface IFeatures { bool IsNew { get; } }

            internal sealed class Features : IFeatures { public bool IsNew => Flags.Stories.IsEnabled(); }

            internal sealed class Feed
            {
                private readonly IOld _old;
                private readonly IFlagsSnapshot _flags;

                public Feed(IOld old, IFlagsSnapshot flags, bool unused)
                {
                    _old = old ?? throw new ArgumentNullException(nameof(old));
                    _flags = flags;
                }

                public void Show()
                {
                    if (!_flags.Stories)
                    {
                        _old.Show();
                        Elsewhere.Old();
                    }
                }
            }

            internal static class Elsewhere
            {
                internal static void Old() => Say(1);

                internal static void Used() => Say(new Feed(new Old(), Flags.Snapshot(), true));
            }
            """)]);
        Assert.Empty(result.Refusals);
        Assert.Equal(
            [
                "Feed.cs(3,20): " + RemovalReasons.UnusedElsewhere("IOld"),
                "Feed.cs(3,32): " + RemovalReasons.UnusedElsewhere("IOld.Show"),
                "Feed.cs(7,37): " + RemovalReasons.ConstantImplementation("IFeatures.IsNew", "true"),
                "Feed.cs(9,58): " + RemovalReasons.Constant("IsNew", "true"),
                "Feed.cs(13,27): " + RemovalReasons.Unused("_old"),
                "Feed.cs(16,22): " + RemovalReasons.IdleParameter("old", "_old"),
                "Feed.cs(16,42): " + RemovalReasons.IdleParameter("flags", null),
                "Feed.cs(34,26): " + RemovalReasons.UnusedElsewhere("Elsewhere.Old"),
            ],
            result.Notices.Select(notice => notice.ToString()));
    }

    [Fact]
    public void A_parameter_that_is_still_used_is_not_listed()
    {
        var result = Remove([("Feed.cs", """
            namespace App;

            internal sealed class Feed
            {
                private readonly IFlagsSnapshot _flags;

                public Feed(IFlagsSnapshot flags) => _flags = flags;

                public bool Show() => _flags.Stories && _flags.Other;
            }
            """)]);
        Assert.Empty(result.Notices);
        Assert.Single(result.Texts);
    }

    [Fact]
    public void Tests_that_reach_the_flag_without_setting_it_are_listed()
    {
        var result = Remove([("Feed.cs", """
            using Xunit;

            namespace App;

            internal sealed class Feed
            {
                public bool Show() => Flags.Stories.IsEnabled(null) && Is("x");

                public bool One() => Show();

                public bool Two() => One();

                public bool Three() => Two();
            }

            public class FeedTests
            {
                [Fact]
                public void Direct() => Say(new Feed().Show());

                [Fact]
                public void Deep() => Say(new Feed().Two());

                [Fact]
                public void Too_deep() => Say(new Feed().Three());

                [Fact]
                public void Set()
                {
                    using (Flags.Stories.Override(true))
                    {
                        Say(new Feed().Show());
                    }
                }

                [Fact]
                public void Other() => Say(1);
            }

            public class OldTests
            {
                [Fact]
                public void Old()
                {
                    using var _ = Flags.Stories.Override(false);
                    Say(new Feed().Show());
                }
            }
            """)]);
        Assert.Empty(result.Refusals);
        Assert.Equal(
            ["Feed.cs(19,17): " + RemovalReasons.AlsoIn(RemovalReasons.ReachingTest, [22]), "Feed.cs(40,14): " + RemovalReasons.NoTests("OldTests")],
            result.Notices.Select(notice => notice.ToString()));
    }

    [Fact]
    public void An_implicit_fake_is_listed()
    {
        var fake = Fake.Replace("bool IFlagsSnapshot.Stories => true;", "public bool Stories { get; init; } = true;", StringComparison.Ordinal);
        var result = Remove([("Fake.cs", fake)]);
        Assert.Empty(result.Texts);
        Assert.Equal("Fake.cs(5,17): " + RemovalReasons.Fake("Stories"), Assert.Single(result.Notices).ToString());
    }

    [Fact]
    public void Razor_is_refused_at_its_own_position()
    {
        var result = Remove([("Index_cshtml.g.cs", """
            namespace App;

            internal sealed class Index
            {
                public void Execute()
                {
            #line (3,6)-(3,40) 12 "/pages/Index.cshtml"
                    if (Flags.Stories.IsEnabled())
            #line default
                    {
                        Say("stories");
                    }
                }
            }
            """)]);
        var refusal = Assert.Single(result.Refusals);
        Assert.Equal(RemovalReasons.Razor, refusal.Reason);
        Assert.Equal(("/pages/Index.cshtml", 2), (refusal.Span.Path, refusal.Span.StartLinePosition.Line));
        Assert.Empty(result.Texts);
    }

    [Fact]
    public void The_attribute_of_a_tag_helper_is_refused_in_its_own_file()
    {
        var result = Remove([("Index_cshtml.g.cs", """
            #pragma checksum "/pages/Index.cshtml" "{ff1816ec-aa5e-4d10-87f7-6f4963833460}" "00"
            namespace App;

            internal sealed class FlagTag
            {
                [OpenRollout.TakesFlagKey]
                public string? Name { get; set; }
            }

            internal sealed class Index
            {
                public void Execute()
                {
            #line (7,6)-(7,40) 12 "/pages/Index.cshtml"
                    Say("text");
            #line default
                    Say(new FlagTag { Name = "stories" });
                }
            }
            """)]);
        var refusal = Assert.Single(result.Refusals);
        Assert.Equal(("/pages/Index.cshtml", 6), (refusal.Span.Path, refusal.Span.StartLinePosition.Line));
    }

    [Theory]
    [InlineData("Name", "stories", 6)]
    [InlineData("Names", "reels, stories", 6)]
    [InlineData("Names", "reels, other-stories", null)]
    [InlineData("Other", "stories", null)]
    [InlineData("Other", "reels, stories", null)]
    public void The_attribute_of_a_tag_helper_in_a_view_is_refused_where_its_element_is(string attribute, string text, int? line)
    {
        var result = Remove([("Index_cshtml.g.cs", $$"""
            #pragma checksum "/pages/Index.cshtml" "{ff1816ec-aa5e-4d10-87f7-6f4963833460}" "00"
            namespace App;

            internal sealed class FlagTag
            {
                [OpenRollout.TakesFlagKey]
                public string? Name { get; set; }

                [OpenRollout.TakesFlagKey(IsList = true)]
                public string? Names { get; set; }

                public string? Other { get; set; }
            }

            internal sealed class Text(string name, object value)
            {
                public object Value => value;
            }

            internal sealed class Index
            {
                private static readonly Text __tagHelperAttribute_0 = new Text("{{attribute}}", "{{text}}");

                public void Execute()
                {
            #line (7,6)-(7,40) 12 "/pages/Index.cshtml"
                    Say("text");
            #line default
                    var tag = new FlagTag();
                    tag.{{attribute}} = (string)__tagHelperAttribute_0.Value;
                }
            }
            """)]);
        Assert.Equal(line is { } number ? [("/pages/Index.cshtml", number)] : [], result.Refusals.Select(refusal => (refusal.Span.Path, refusal.Span.StartLinePosition.Line)));
    }

    [Fact]
    public void The_attributes_of_tag_helpers_are_refused_where_they_are_written()
    {
        const string View = """
            <p>stories</p>
            <a name="stories" id="x">@Text</a>
            <flag name = 'stories'>
                @Text
                <flag name="stories"><b>stories</b></flag>
            </flag>
            <input name="other"><flag name=stories ></flag>
            """;
        var result = Remove([("Index_cshtml.g.cs", """
            #pragma checksum "/pages/Index.cshtml" "{ff1816ec-aa5e-4d10-87f7-6f4963833460}" "00"
            namespace App;

            internal sealed class FlagTag
            {
                [OpenRollout.TakesFlagKey]
                public string? Name { get; set; }
            }

            internal sealed class LinkTag
            {
                public string? Name { get; set; }
            }

            internal sealed class Scopes
            {
                public object Begin(string name, Action content) => name;
            }

            internal sealed class Kept(string name, object value)
            {
                public object Value => value;
            }

            internal sealed class Index
            {
                private static readonly Kept __tagHelperAttribute_0 = new Kept("name", "stories");

                public void Execute()
                {
                    object context;
                    var scopes = new Scopes();
            #line (2,28)-(2,32) 12 "/pages/Index.cshtml"
                    Say("text");
            #line default
                    var link = new LinkTag();
                    link.Name = (string)__tagHelperAttribute_0.Value;
                    context = scopes.Begin("flag", () =>
                    {
            #line (4,6)-(4,10) 12 "/pages/Index.cshtml"
                        Say("text");
            #line default
                        context = scopes.Begin("flag", () => { });
                        var inner = new FlagTag();
                        inner.Name = (string)__tagHelperAttribute_0.Value;
                    });
                    var outer = new FlagTag();
                    outer.Name = (string)__tagHelperAttribute_0.Value;
                    context = scopes.Begin("flag", () => { });
                    var last = new FlagTag();
                    last.Name = (string)__tagHelperAttribute_0.Value;
                    Say(context);
                }
            }
            """)], request => request with { FindView = path => path == "/pages/Index.cshtml" ? Microsoft.CodeAnalysis.Text.SourceText.From(View) : null });
        Assert.Equal(["(3,15)", "(5,17)", "(7,32)"], result.Refusals.Select(refusal => $"({refusal.Span.StartLinePosition.Line + 1},{refusal.Span.StartLinePosition.Character + 1})"));
    }

    [Fact]
    public void A_key_that_two_manifests_have_is_refused_as_a_text()
    {
        var result = Remove(
            [("Use.cs", "namespace App; class Use { async Task<bool> Ask(IFeatureClient client) => await client.GetBooleanValueAsync(\"stories\", false) && Flags.Stories.IsEnabled(); }")],
            request => request with { IsKeyAmbiguous = true });
        Assert.Equal(RemovalReasons.AmbiguousKey, Assert.Single(result.Refusals).Reason);
        Assert.DoesNotContain("Flags.Stories", result.Texts["Use.cs"].ToString(), StringComparison.Ordinal);
    }

    private static RemovalResult Remove((string Path, string Text)[] files, Func<RemovalRequest, RemovalRequest>? configure = null)
    {
        var compilation = TestCompilation.Create(files, "stories", true);
        var request = new RemovalRequest("stories", true, [compilation]);
        return FlagRemoval.Run(configure?.Invoke(request) ?? request);
    }
}
