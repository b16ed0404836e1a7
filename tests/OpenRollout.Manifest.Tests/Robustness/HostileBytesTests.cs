using System.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>The reader returns a result for any bytes.</summary>
public sealed class HostileBytesTests
{
    [Fact]
    public void The_manifest_that_is_spoilt_here_is_good() => Verify.IsGood(GoodManifests.Everything);

    [Fact]
    public void A_manifest_cut_anywhere_is_refused()
    {
        var bytes = GoodManifests.Bytes;
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Equal("ROLL1001", ReadingLaws.Hold(bytes[..length]).FirstError?.Id);
        }
    }

    [Fact]
    public void A_manifest_with_any_byte_left_out_is_read_or_refused()
    {
        var bytes = GoodManifests.Bytes;
        for (var index = 0; index < bytes.Length; index++)
        {
            ReadingLaws.Hold([.. bytes[..index], .. bytes[(index + 1)..]]);
        }
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData((byte)'"')]
    [InlineData((byte)'\\')]
    [InlineData((byte)'[')]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void A_manifest_with_any_byte_overwritten_is_read_or_refused(byte value)
    {
        var bytes = GoodManifests.Bytes;
        for (var index = 0; index < bytes.Length; index++)
        {
            var spoilt = bytes.ToArray();
            spoilt[index] = value;
            var reading = ReadingLaws.Hold(spoilt);
            Assert.True(value != 0xFF || reading.FirstError is { Id: "ROLL1001" });
        }
    }

    public static TheoryData<string, byte[], string> WrongEncodings() => new()
    {
        { "UTF-16 with mark", Mark(Encoding.Unicode), "the manifest is not UTF-8; save it as UTF-8" },
        { "UTF-16 big endian with mark", Mark(Encoding.BigEndianUnicode), "the manifest is not UTF-8; save it as UTF-8" },
        { "UTF-16", Encoding.Unicode.GetBytes("{ \"flags\": {} }"), "the manifest appears to be UTF-16; save it as UTF-8" },
        { "UTF-16 big endian", Encoding.BigEndianUnicode.GetBytes("{ \"flags\": {} }"), "the manifest appears to be UTF-16; save it as UTF-8" },
        { "UTF-32", Encoding.UTF32.GetBytes("{ \"flags\": {} }"), "the manifest appears to be UTF-16; save it as UTF-8" },
        { "Latin-1", Encoding.Latin1.GetBytes("{ \"flags\": {}, \"é\": 1 }"), "the manifest is not UTF-8; save it as UTF-8" },
        { "a surrogate in UTF-8", [.. "{ \"flags\": \""u8, 0xED, 0xA0, 0x80, .. "\" }"u8], "the manifest is not UTF-8; save it as UTF-8" },
        { "an overlong slash", [.. "{ \"flags\": \""u8, 0xC0, 0xAF, .. "\" }"u8], "the manifest is not UTF-8; save it as UTF-8" },
    };

    [Theory]
    [MemberData(nameof(WrongEncodings))]
    public void Another_encoding_is_named_as_the_reason(string encoding, byte[] bytes, string message)
    {
        var problem = Assert.Single(ReadingLaws.Hold(bytes).Problems);
        Assert.Equal($"{encoding}: ROLL1001: {message}", $"{encoding}: {problem.Id}: {problem.Message}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(70_000)]
    public void The_first_byte_that_is_not_UTF_8_is_pointed_at(int offset)
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes(new string(' ', offset)), 0xFF, .. "{}"u8];
        Assert.Equal(new TextRange(offset, 0), Assert.Single(ReadingLaws.Hold(bytes).Problems).Range);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"flags\":{\"a\":")]
    [InlineData("\"")]
    [InlineData("9")]
    [InlineData("\\u0061")]
    [InlineData("\r")]
    [InlineData("{\"segments\":{\"a\":{\"when\":{\"not\":")]
    public void A_megabyte_of_the_same_is_refused(string piece)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 1_048_576 / piece.Length)));
        Assert.NotNull(ReadingLaws.Hold(bytes).FirstError);
    }

    [Fact]
    public void Only_a_byte_order_mark_is_an_empty_manifest() => Assert.Equal(
        "flags.json(1,1): error ROLL1001: the manifest is not valid JSON: the file is empty; write at least { \"flags\": {} }",
        Assert.Single(ReadingLaws.Hold([0xEF, 0xBB, 0xBF]).Problems).ToString());

    [Fact]
    public void More_than_64_MiB_are_not_read()
    {
        var bytes = new byte[ManifestReader.MaximumLength + 1];
        Array.Fill(bytes, (byte)' ');
        var problem = Assert.Single(ManifestReader.Read(bytes).Problems);
        Assert.Equal("ROLL1001", problem.Id);
        Assert.Equal("the manifest has 67108865 bytes; at most 67108864 are allowed. Move long lists of keys to files with 'keysFrom'", problem.Message);
    }

    [Theory]
    [InlineData("((a{1000}){1000}){1000}")]
    [InlineData("(?:a{0,1000}){0,1000}")]
    [InlineData("(x+x+)+y")]
    [InlineData("(a|a)*$")]
    [InlineData("a{2147483647}")]
    [InlineData("a{99999999999}")]
    [InlineData("(?:(?:.{0,9}){0,9}){0,9}")]
    [InlineData("[\\u0000-\\uffff]{1000}")]
    [InlineData("(?<")]
    [InlineData("(?")]
    [InlineData("\\\\")]
    [InlineData("[a-z-[")]
    [InlineData("(?#")]
    [InlineData("\\\\p{Nothing}")]
    public void A_pattern_that_explodes_is_taken_or_refused(string pattern)
    {
        var reading = ReadingLaws.Hold(Encoding.UTF8.GetBytes(Around.Condition($$"""{ "country": { "matches": "{{pattern}}" } }""")));
        Assert.All(reading.Problems, problem => Assert.Equal("ROLL2002", problem.Id));
    }

    [Fact]
    public void Patterns_of_any_brackets_are_taken_or_refused()
    {
        foreach (var piece in new[] { "(", "(?:", "[", "a|", "(a*)*", ".*a", "\\\\p{L}{1,50}", "(?<a>" })
        {
            var pattern = string.Concat(Enumerable.Repeat(piece, 990 / piece.Length));
            ReadingLaws.Hold(Encoding.UTF8.GetBytes(Around.Condition($$"""{ "country": { "matches": "{{pattern}}" } }""")));
        }
    }

    [Fact]
    public void Ten_thousand_misspelt_names_are_a_thousand_problems()
    {
        // All names are similar: comparing each of them with all others to find the most similar one would take minutes.
        var flags = Enumerable.Range(0, 10_000).Select(number => $$"""
            "flag-number-{{number}}": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["flag-numbr-{{number}}"], "stages": [] } }
            """);
        var reading = ReadingLaws.Hold(Encoding.UTF8.GetBytes(Around.Flags(string.Join(',', flags))), limit: 50);
        Assert.Equal(1_000, reading.Problems.Count);
        Assert.Equal("unknown flag 'flag-numbr-7'; did you mean 'flag-number-7'?", reading.Problems[7].Message);
        Assert.Equal("unknown flag 'flag-numbr-107'; declare it in 'flags'", reading.Problems[107].Message);
    }

    [Fact]
    public void A_message_is_one_line_of_bearable_length_whatever_the_name()
    {
        var name = string.Concat(Enumerable.Repeat("😀\\n\\u0000", 50_000));
        var reading = ReadingLaws.Hold(Encoding.UTF8.GetBytes($$"""{ "flags": {}, "x{{name}}": 1, "{{name}}": 2 }"""));
        Assert.Equal(2, reading.Problems.Count);
        Assert.All(reading.Problems, problem => Assert.Contains("...", problem.Message, StringComparison.Ordinal));
        Assert.All(reading.Problems, problem => Assert.InRange(problem.Message.Length, 1, 500));
    }

    [Fact]
    public void What_could_not_be_read_is_a_reading_too()
    {
        var reading = ManifestReader.Unreadable("etc/flags.json", "it is a folder");
        Assert.Equal("etc/flags.json: error ROLL1013: the manifest cannot be read: it is a folder", reading.FirstError?.ToString());
        Assert.False(reading.FirstError?.HasPosition);
        Assert.Same(RolloutManifest.Empty, reading.Manifest);
    }

    private static byte[] Mark(Encoding encoding) => [.. encoding.Preamble, .. encoding.GetBytes("{ \"flags\": {} }")];
}
