namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1006: different names that give the same C# name. Only a build reports them.</summary>
public sealed class NameCollisionTests
{
    [Theory]
    [InlineData("news-feed", "news_feed")]
    [InlineData("news-feed", "NewsFeed")]
    [InlineData("checkout", "checkout.pay")]
    [InlineData("checkout.pay", "checkout")]
    [InlineData("checkout.pay", "Checkout.Pay")]
    [InlineData("a.b.c", "a.b")]
    [InlineData("", "empty")]
    public void Two_flags(string first, string second) => Verify.Advice(
        Around.Flags($$"""
            "{{first}}": { "flagType": "boolean", "defaultValue": false }, "{|ROLL1006:{{second}}|}": { "flagType": "boolean", "defaultValue": false }
            """),
        $"'{second}' and '{first}' give the same C# name; rename one of the two");

    [Fact]
    public void A_flag_with_too_many_groups() => Verify.Advice(
        Around.Flags("""
            "{|ROLL1006:a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r|}": { "flagType": "boolean", "defaultValue": false }, "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q": { "flagType": "boolean", "defaultValue": false }
            """),
        "the key 'a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r' has more than 16 dots, each of which creates a group; use fewer dots");

    [Fact]
    public void A_flag_whose_groups_have_names_that_are_too_long()
    {
        var key = $"{new string('中', 86)}.{new string('中', 85)}.x";
        Verify.Advice(
            Around.Flags($$"""
                "{|ROLL1006:{{key}}|}": { "flagType": "boolean", "defaultValue": false }
                """),
            $"the group names of '{key[..77]}...' have more than 512 bytes in total; use shorter names");
    }

    [Fact]
    public void Two_attributes() => Verify.Advice(
        Around.Attributes("""
            "app-version": { "type": "semver" }, "{|ROLL1006:appVersion|}": { "type": "semver" }, "{|ROLL1006:targeting_key|}": { "type": "string" }
            """),
        "the attributes 'app-version' and 'appVersion' give the same C# name; rename one of the two",
        "the attributes 'targetingKey' and 'targeting_key' give the same C# name; rename one of the two");

    [Fact]
    public void Two_events() => Verify.Advice(
        """
        {
          "guardrails": {
            "a": { "event": "checkout.failed" },
            "b": { "event": "checkout.failed" },
            "{|ROLL1006:c|}": { "event": "checkout-failed" },
            "d": { "event": "checkoutfailed" }
          },
          "flags": { "checkoutFailed": { "flagType": "boolean", "defaultValue": false } }
        }
        """,
        "the events 'checkout.failed' and 'checkout-failed' give the same C# name; rename one of the two");

    [Fact]
    public void An_attribute_and_the_enum_of_anothers_values() => Verify.Advice(
        Around.Attributes("""
            "{|ROLL1006:country|}": { "type": "string", "values": ["NO"] }, "countries": { "type": "stringList" }
            """),
        "'countries' and the values of 'country' give the same C# name, 'Countries'; rename one of the two attributes");

    [Fact]
    public void Without_closed_values_there_is_no_enum_to_collide_with() => Verify.IsGood(
        Around.Attributes("""
            "country": { "type": "string" }, "countries": { "type": "stringList" }
            """));

    [Fact]
    public void Two_values_of_an_attribute() => Verify.Advice(
        Around.Attributes("""
            "device": { "type": "string", "values": ["i-os", "android", "{|ROLL1006:iOs|}"] }
            """),
        "the values of 'device', 'i-os' and 'iOs' give the same C# name; rename one of the two");

    [Fact]
    public void Two_variants() => Verify.Advice(
        Around.Flags("""
            "layout": { "flagType": "string", "defaultValue": "x", "variants": { "two-columns": "a", "{|ROLL1006:twoColumns|}": "b" } }
            """),
        "the variants of 'layout', 'two-columns' and 'twoColumns' give the same C# name; rename one of the two");

    [Fact]
    public void A_manifest_that_is_served_may_have_names_that_meet_in_CSharp() => Verify.IsGood(
        """
        {
          "context": { "device": { "type": "string", "values": ["i-os", "iOs"] }, "app-version": { "type": "semver" }, "appVersion": { "type": "semver" } },
          "flags": {
            "news-feed": { "flagType": "boolean", "defaultValue": false }, "newsFeed": { "flagType": "boolean", "defaultValue": false },
            "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r": { "flagType": "string", "defaultValue": "x", "variants": { "two-columns": "a", "twoColumns": "b" } }
          }
        }
        """);

    [Fact]
    public void Names_that_differ_by_an_inner_capital_are_two() => Verify.IsGood(
        Around.Flags("""
            "newsfeed": { "flagType": "boolean", "defaultValue": false }, "newsFeed": { "flagType": "boolean", "defaultValue": false },
            "a.b": { "flagType": "boolean", "defaultValue": false }, "ab": { "flagType": "boolean", "defaultValue": false }, "flags": { "flagType": "boolean", "defaultValue": false }
            """));
}
