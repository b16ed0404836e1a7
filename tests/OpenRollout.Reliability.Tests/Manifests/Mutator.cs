using System.Text;
using System.Text.RegularExpressions;

namespace OpenRollout.Reliability.Tests.Manifests;

/// <summary>Corrupts valid manifests in the ways of people, disks and networks, and in others.</summary>
internal sealed partial class Mutator(int seed)
{
    private const int MostMutations = 4;

    private static readonly byte[][] Sources = [GoodManifests.Bytes, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "flags.json"))];

    private static readonly string[] Numbers =
        ["1e999", "-1e999", "1e-999", "-0", "0.1e+1000000000", "1e99999999999999999999", new string('9', 400), "0." + new string('3', 400), "2147483648", "-2147483649", "100.0001", "NaN", "01", "+1", "1."];

    private static readonly string[] Texts =
        ["\"\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"(((((a*)*)*)*)*)\"", $"\"{new string('k', 5_000)}\"", "\"../../secret\"", "\"targetingKey\"", "null", "true", "[]", "{}"];

    private static readonly byte[][] Splices =
        [[0x00], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE], [.. "\u2028"u8], [.. "😀"u8], [.. "\r\n\t"u8], [.. "/* */"u8], [.. ",,"u8]];

    private readonly Random _random = new(seed);

    /// <summary>Returns a valid manifest after a few mutations.</summary>
    public byte[] Next()
    {
        var bytes = Pick(Sources);
        for (var mutations = _random.Next(1, _random.Next(1, MostMutations + 1) + 1); mutations > 0; mutations--)
        {
            bytes = Mutate(bytes);
        }

        return bytes;
    }

    private byte[] Mutate(byte[] bytes) => _random.Next(14) switch
    {
        0 => FlipBit(bytes),
        1 => bytes[.._random.Next(bytes.Length + 1)],
        2 => bytes[_random.Next(bytes.Length + 1)..],
        3 => Splice(bytes, Pick(Splices)),
        4 => [.. Encoding.UTF8.Preamble, .. bytes],
        5 => Nest(bytes),
        6 => Splice(bytes, Part(Pick(Sources))),
        7 => OnTokens(bytes, (tokens, index) => tokens[index] = ""),
        8 => OnTokens(bytes, (tokens, index) => tokens[index] += tokens[index]),
        9 => OnTokens(bytes, (tokens, index) =>
        {
            var other = _random.Next(tokens.Count);
            (tokens[index], tokens[other]) = (tokens[other], tokens[index]);
        }),
        10 => OnTokens(bytes, (tokens, index) => tokens[index] = Pick(Numbers)),
        11 or 12 => OnTokens(bytes, (tokens, index) => tokens[index] = string.Concat(tokens[index].Select(Turn))),
        _ => OnTokens(bytes, (tokens, index) => tokens[index] = Pick(Texts)),
    };

    /// <summary>Replaces a digit, sometimes a letter. Often the manifest stays valid.</summary>
    private char Turn(char character)
        => char.IsAsciiDigit(character) ? (char)('0' + _random.Next(10))
            : char.IsAsciiLetter(character) && _random.Next(8) == 0 ? (char)('a' + _random.Next(26))
            : character;

    private byte[] FlipBit(byte[] bytes)
    {
        var flipped = bytes.ToArray();
        if (flipped.Length > 0)
        {
            flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        }

        return flipped;
    }

    private byte[] Nest(byte[] bytes)
    {
        var depth = _random.Next(1, 200);
        var (open, close) = Pick<(string, string)>([("[", "]"), ("{\"not\":", "}"), ("{\"all\":[", "]}"), ("{\"any\":[{\"not\":", "}]}")]);
        return OnTokens(bytes, (tokens, index) => tokens[index] = string.Concat(Enumerable.Repeat(open, depth)) + tokens[index] + string.Concat(Enumerable.Repeat(close, depth)));
    }

    private byte[] Splice(byte[] bytes, byte[] part)
    {
        var at = _random.Next(bytes.Length + 1);
        return [.. bytes[..at], .. part, .. bytes[at..]];
    }

    private byte[] Part(byte[] bytes)
    {
        var start = _random.Next(bytes.Length);
        return bytes[start..Math.Min(bytes.Length, start + _random.Next(300))];
    }

    /// <summary>Changes a token byte by byte, because an already corrupt text need not be UTF-8.</summary>
    private byte[] OnTokens(byte[] bytes, Action<List<string>, int> change)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var tokens = Token().Matches(text).Select(match => match.Value).ToList();
        var places = Enumerable.Range(0, tokens.Count).Where(index => !string.IsNullOrWhiteSpace(tokens[index])).ToArray();
        if (places.Length > 0)
        {
            change(tokens, Pick(places));
        }

        return Encoding.Latin1.GetBytes(string.Concat(tokens));
    }

    private T Pick<T>(IReadOnlyList<T> things) => things[_random.Next(things.Count)];

    [GeneratedRegex("""\s+|"(?:[^"\\]|\\.)*"|[-+.\w]+|.""", RegexOptions.Singleline)]
    private static partial Regex Token();
}
