using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace OpenRollout.Manifest.Tests;

/// <summary>Generators of bytes that are not a valid manifest, or almost one.</summary>
internal static class Spoilt
{
    private static readonly string[] Words =
    [
        "flags", "context", "segments", "flagType", "defaultValue", "rollout", "stages", "audiences", "percentage", "when", "any", "not",
        "boolean", "string", "name", "serve", "split", "on", "a", "é😀", "steps", "startsAt", "2026-01-01T00:00:00Z", "\\ud800", "\\u0061", "variants", "matches", "(a*)*",
    ];

    /// <summary>Any bytes; those with a meaning in JSON are more frequent.</summary>
    public static Gen<byte[]> Bytes { get; } = Gen.ArrayOf(Gen.Frequency(
        (3, Gen.Choose(0, 255).Select(value => (byte)value)),
        (5, Gen.Elements("{}[]:,\"\\/0123456789eE+-. \t\r\ntruefalsn"u8.ToArray())),
        (1, Gen.Elements((byte)0xEF, (byte)0xBB, (byte)0xBF, (byte)0xC3, (byte)0xF0, (byte)0xED))));

    /// <summary>JSON of any shape, made of the words of the format.</summary>
    public static Gen<byte[]> Json { get; } = Gen.Choose(1, 6).SelectMany(Value).Select(Encoding.UTF8.GetBytes);

    /// <summary>A valid manifest with a few parts overwritten, removed, duplicated or replaced by other JSON.</summary>
    public static Gen<byte[]> Mutations { get; } = MutationsOf(GoodManifests.Bytes, 1);

    /// <summary>Any text with a few parts overwritten, removed, duplicated or replaced by other JSON.</summary>
    public static Gen<byte[]> MutationsOf(byte[] text, int minimum) =>
        from edits in Gen.Choose(minimum, 4).SelectMany(count => Gen.ListOf(Edit(), count))
        select edits.Aggregate(text, (bytes, edit) => edit(bytes));

    private static Gen<Func<byte[], byte[]>> Edit() => Gen.Frequency(
        (1, from at in Gen.Choose(0, 10_000)
            from value in Gen.Choose(0, 255)
            select (Func<byte[], byte[]>)(bytes => Splice(bytes, at, 1, [(byte)value]))),
        (1, from at in Gen.Choose(0, 10_000)
            from length in Gen.Choose(1, 40)
            select (Func<byte[], byte[]>)(bytes => Splice(bytes, at, length, []))),
        (1, from at in Gen.Choose(0, 10_000)
            from other in Gen.Choose(0, 10_000)
            from length in Gen.Choose(1, 200)
            select (Func<byte[], byte[]>)(bytes => Splice(bytes, at, 0, bytes.AsSpan(other % bytes.Length, Math.Min(length, bytes.Length - (other % bytes.Length))).ToArray()))),
        (9, from token in Gen.Choose(0, 10_000)
            from json in Gen.Choose(0, 2).SelectMany(Value)
            select (Func<byte[], byte[]>)(bytes => ReplaceToken(bytes, token, json))));

    /// <summary>Replaces a string, number or literal that is a member's value, so that most results are still JSON.</summary>
    private static byte[] ReplaceToken(byte[] bytes, int token, string json)
    {
        var starts = Enumerable.Range(0, bytes.Length).Where(index => bytes[index] == ':' && bytes.ElementAtOrDefault(index + 1) == ' ' && bytes.ElementAtOrDefault(index + 2) is not ((byte)'{' or (byte)'[')).ToArray();
        if (starts.Length == 0)
        {
            return bytes;
        }

        var start = starts[token % starts.Length] + 2;
        var isString = bytes.ElementAtOrDefault(start) == '"';
        var end = start + 1;
        while (end < bytes.Length && (isString ? bytes[end - 1] != '"' || end == start + 1 : bytes[end] is not ((byte)',' or (byte)'}' or (byte)' ')))
        {
            end++;
        }

        return Splice(bytes, Math.Min(start, bytes.Length - 1), end - start, Encoding.UTF8.GetBytes(json));
    }

    private static byte[] Splice(byte[] bytes, int at, int length, byte[] replacement)
    {
        at = bytes.Length == 0 ? 0 : at % bytes.Length;
        return [.. bytes[..at], .. replacement, .. bytes[Math.Min(bytes.Length, at + length)..]];
    }

    private static Gen<string> Value(int depth)
    {
        var scalar = Gen.OneOf(
            Gen.Elements(Words).Select(word => $"\"{word}\""),
            Gen.Elements("true", "false", "null", "0", "-0.0", "1e999999999", "12.345", "2147483648", "1e-3", "100"));
        return depth == 0 ? scalar : Gen.Frequency(
            (2, scalar),
            (2, Items(Value(depth - 1)).Select(items => $"[{string.Join(", ", items)}]")),
            (5, Items(Member(depth - 1)).Select(members => $"{{{string.Join(",\r\n", members)}}}")));
    }

    private static Gen<string> Member(int depth)
        => from name in Gen.Elements(Words) from value in Value(depth) select $"\"{name}\": {value}";

    private static Gen<List<string>> Items(Gen<string> item) => Gen.Choose(0, 5).SelectMany(count => Gen.ListOf(item, count)).Select(items => items.ToList());
}
