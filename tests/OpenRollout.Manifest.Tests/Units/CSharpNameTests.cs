using System.Globalization;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Manifest.Tests;

public sealed class CSharpNameTests
{
    [Theory]
    [InlineData("news-feed_v2", "NewsFeedV2")]
    [InlineData("stories", "Stories")]
    [InlineData("iOS", "IOS")]
    [InlineData("2fa", "_2fa")]
    [InlineData("class", "Class")]
    [InlineData("a b\tc", "ABC")]
    [InlineData("blåbær-ø", "BlåbærØ")]
    [InlineData("日本", "日本")]
    [InlineData("наука", "Наука")]
    [InlineData("x😀y", "XY")]
    [InlineData("😀", "UD83DDE00")]
    [InlineData("-", "U002D")]
    [InlineData("", "Empty")]
    [InlineData("\u0301a", "_\u0301a")]
    [InlineData("Ⅷ", "_Ⅷ")]
    [InlineData("a\u200db", "AB")]
    public void Pascal_case(string text, string expected) => Assert.Equal(expected, CSharpName.From(text));

    [Theory]
    [InlineData("flags", "Flags", true, "Flags_")]
    [InlineData("flags", "Flags", false, "Flags_")]
    [InlineData("bind", "Flags", true, "Bind_")]
    [InlineData("bind", "Feed", false, "Bind")]
    [InlineData("snapshot", "Flags", true, "Snapshot_")]
    [InlineData("embedded-manifest", "Flags", true, "EmbeddedManifest_")]
    [InlineData("embedded-layers", "Flags", true, "EmbeddedLayers_")]
    [InlineData("to-string", "Feed", false, "ToString_")]
    [InlineData("get-hash-code", "Feed", false, "GetHashCode_")]
    [InlineData("layout", "Feed", false, "Layout")]
    [InlineData("equals", "Equals_", false, "Equals_2")]
    [InlineData("bind", "Bind_", true, "Bind_2")]
    public void A_member_gives_way_to_what_the_class_needs(string part, string enclosing, bool isAtRoot, string expected)
        => Assert.Equal(expected, CSharpName.ForMember(part, enclosing, isAtRoot));

    [Theory]
    [InlineData("unknown", "Unknown_")]
    [InlineData("un-known", "UnKnown")]
    public void Unknown_has_a_meaning_among_variants(string variant, string expected) => Assert.Equal(expected, CSharpName.ForVariant(variant));

    [Theory]
    [InlineData("to-evaluation-context", "ToEvaluationContext_")]
    [InlineData("equals", "Equals_")]
    [InlineData("country", "Country")]
    public void An_attribute_gives_way_to_what_the_context_needs(string attribute, string expected)
        => Assert.Equal(expected, CSharpName.ForAttribute(attribute));

    [Theory]
    [InlineData("deviceType", "DeviceTypes")]
    [InlineData("country", "Countries")]
    [InlineData("day", "Days")]
    [InlineData("status", "Statuses")]
    [InlineData("box", "Boxes")]
    [InlineData("branch", "Branches")]
    [InlineData("path", "Paths")]
    [InlineData("y", "Ys")]
    [InlineData("equal", "Equals_")]
    public void The_enum_of_values_is_the_plural(string attribute, string expected) => Assert.Equal(expected, CSharpName.ForValues(attribute));

    [Fact]
    public void Any_text_gives_an_identifier()
    {
        var random = new Random(20_260_920);
        for (var count = 0; count < 20_000; count++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 6)).Select(_ => (char)random.Next(0, random.Next(2) == 0 ? 128 : 65_536)));
            var name = CSharpName.From(text);
            Assert.True(IsIdentifier(name), $"{string.Join(' ', text.Select(unit => $"{(int)unit:X4}"))} gives {name}");
            Assert.False(name.EndsWith('_'));
        }
    }

    /// <summary>The rule for identifiers in the C# specification (6.4.3), without formatting characters.</summary>
    private static bool IsIdentifier(string name) => name.Select((character, index) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber => index > 0,
        UnicodeCategory.ConnectorPunctuation => character == '_' && index == 0,
        _ => false,
    }).All(isGood => isGood) && name.Length > 0;
}
