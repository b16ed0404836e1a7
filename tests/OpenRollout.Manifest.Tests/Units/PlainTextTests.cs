using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("new\r\nline", "new\\u000d\\u000aline")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("\0", "\\u0000")]
    [InlineData("delete\u007f next line\u0085", "delete\\u007f next line\\u0085")]
    [InlineData("line\u2028paragraph\u2029", "line\\u2028paragraph\\u2029")]
    [InlineData("left\u202egnp.exe", "left\\u202egnp.exe")]
    [InlineData("isolate\u2066\u2069", "isolate\\u2066\\u2069")]
    [InlineData("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff")]
    [InlineData("soft\u00adhyphen", "soft\\u00adhyphen")]
    [InlineData("tag\U000E0041", "tag\\udb40\\udc41")]
    public void Characters_that_cannot_be_seen_are_escaped(string text, string expected)
    {
        Assert.Equal(expected, PlainText.Escape(text));
        Assert.Equal(expected, PlainText.Quote(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("checkout.express")]
    [InlineData("blåbær 北京 \U0001F600 \\u001b ~ \u00a0")]
    public void Characters_that_can_be_seen_stay(string text) => Assert.Same(text, PlainText.Quote(text));

    /// <summary>A separate test, because the arguments of an attribute cannot contain half of a surrogate pair.</summary>
    [Fact]
    public void Halves_of_surrogate_pairs_are_escaped()
    {
        Assert.Equal("half \\ud83d", PlainText.Escape("half \ud83d"));
        Assert.Equal("\\ude00 other half", PlainText.Escape("\ude00 other half"));
        Assert.Equal("\\ude00\\ud83d", PlainText.Escape("\ude00\ud83d"));
    }

    [Fact]
    public void A_quotation_has_at_most_eighty_characters()
    {
        Assert.Equal(new string('a', 80), PlainText.Quote(new string('a', 80)));
        Assert.Equal($"{new string('a', 77)}...", PlainText.Quote(new string('a', 81)));
        Assert.Equal($"{new string('a', 77)}...", PlainText.Quote(new string('a', 5_000_000)));
    }

    [Fact]
    public void A_text_is_cut_neither_through_a_pair_nor_through_an_escape()
    {
        for (var before = 60; before <= 80; before++)
        {
            var pair = PlainText.Quote($"{new string('a', before)}\U0001F600\U0001F600\U0001F600\U0001F600");
            Assert.DoesNotContain(pair.Replace("\U0001F600", "", StringComparison.Ordinal), char.IsSurrogate);
            Assert.InRange(pair.Length, before, 80);

            var escape = PlainText.Quote($"{new string('a', before)}{new string('\n', 30)}");
            Assert.Equal("", escape.Replace("\\u000a", "", StringComparison.Ordinal).TrimStart('a').TrimEnd('.'));
            Assert.InRange(escape.Length, 74, 80);
        }
    }

    [Fact]
    public void What_has_been_quoted_once_is_not_changed_again()
    {
        foreach (var text in new[] { "a\nb", $"{new string('a', 76)}\n\n\n", new string('\u202e', 40), $"{new string('a', 76)}\U0001F600\U0001F600" })
        {
            var once = PlainText.Quote(text);
            Assert.Equal(once, PlainText.Quote(once));
        }
    }
}
