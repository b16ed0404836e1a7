using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace OpenRollout.Sources.Tests.Rule;

/// <summary>Generates random responses of a server and random cache files. Half of them are nearly valid, because those get furthest.</summary>
internal static class Nuisances
{
    private static readonly string[] Tags =
        ["*", "W/*", "\"a\"", "W/\"a\"", "\"a\", \"b\"", "a,b", "\"schlüssel\"", "\"", "\"a\u0007b\"", "\"a\r\nX-Odd: yes\"", $"\"{new string('a', 20_000)}\"", ""];

    private static readonly string[] Times =
        ["Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 02 Nov 2026 12:00:01 GMT", "Mon, 02 Nov 2026 11:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "0001-01-01", "soon", "-1", "99999999999999999999"];

    private static readonly string[] Addresses =
        ["http://[", "//", "?", "../../", "flags.json", "file:///etc/passwd", "mailto:someone", "http://localhost:1/", "http://a\u0000b/", "\u00ff\u00fe"];

    private static readonly string[] Types = ["text/html", "application/json; charset=nonsense", "gzip", "br", "gzip, gzip", "identity", "chunked", "close", "a\u0000b"];

    private static readonly string[] Texts =
    [
        "", "{", "null", "[]", "<html>", "\uFEFF", "{}", TestManifests.Empty, TestManifests.Bad, new string('[', 5_000),
        """{ "segments": { "a": { "keysFrom": "alpha.txt" } }, "flags": {} }""",
        """{ "segments": { "a": { "keysFrom": "\ud800" }, "b": { "keysFrom": "%00%2e%2e/b" } }, "flags": {} }""",
    ];

    /// <summary>Generates responses with any status, headers and body, complete or interrupted.</summary>
    public static Gen<Reply> Answer { get; } = Gen.OneOf(
        from headers in HeaderOf(Pair("ETag", Tags), Pair("Last-Modified", Times)).NonEmptyListOf()
        select With(Reply.Of(TestManifests.Of(("strange", true))), headers),
        from status in Status
        from body in Body
        from headers in HeaderOf(
            Pair("ETag", Tags), Pair("Last-Modified", Times), Pair("Retry-After", Times), Pair("Location", Addresses), Pair("Content-Type", Types),
            Pair("Content-Encoding", Types), Pair("Content-Length", Times), Pair("Transfer-Encoding", Types), Pair("Set-Cookie", Tags), Pair("", Tags)).ListOf()
        from share in Gen.Frequency((6, Gen.Constant(1.0)), (1, Gen.Elements(0, 0.5)))
        from hasLength in Gen.Elements(true, false)
        select With((hasLength ? new Reply(status, body) : new Reply(status, body).WithoutLength()).CutAfter(share), headers));

    /// <summary>Generates cache files for an address, with valid and invalid checksums.</summary>
    public static Gen<byte[]> CacheOf(Uri home) => Gen.OneOf(
        from tag in Noise(Tags)
        from ticks in Gen.Elements(0, -1, long.MinValue, long.MaxValue, DateTime.MaxValue.Ticks, new DateTime(2026, 11, 2, 9, 0, 0, DateTimeKind.Utc).Ticks)
        from address in Gen.OneOf(Gen.Constant(home.OriginalString), Noise(Addresses))
        from text in Gen.OneOf(Gen.Constant(TestManifests.Of(("cached", true))), Gen.Elements(Texts))
        select ForgedCache.Of(home, text, address, tag, ticks),
        SpoiltCache(ForgedCache.Of(home, TestManifests.Of(("cached", true)), tag: "\"cached\"")));

    /// <summary>Generates changed and truncated copies of a cache file, with valid and invalid checksums.</summary>
    public static Gen<byte[]> SpoiltCache(byte[] good)
        => from changes in Gen.Zip(Gen.Choose(0, 10_000), Gen.Choose(0, 255)).ListOf()
           from cut in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 200)))
           from isForged in Gen.Elements(true, false)
           select Spoil(good, changes, cut, isForged);

    private static Gen<int> Status => Gen.Frequency(
        (4, Gen.Constant(200)),
        (2, Gen.Elements(201, 204, 206, 301, 302, 304, 307, 308, 400, 404, 412, 416, 429, 431, 500, 503)),
        (1, Gen.Choose(200, 999)));

    private static Gen<byte[]> Body => Gen.OneOf(
        Gen.Elements(Texts).Select(Encoding.UTF8.GetBytes),
        Gen.Elements(Texts).Select(text => Reply.Gzip(Encoding.UTF8.GetBytes(text))),
        Gen.Choose(0, 255).ArrayOf().Select(bytes => bytes.Select(value => (byte)value).ToArray()));

    private static Gen<string> Noise(string[] known) => Gen.Frequency(
        (4, Gen.Elements(known)),
        (1, Gen.Choose(1, 255).ArrayOf().Select(codes => new string([.. codes.Select(code => (char)code)]))));

    private static Gen<(string Name, string Value)> Pair(string name, string[] known) => Noise(known).Select(value => (name, value));

    private static Gen<(string Name, string Value)> HeaderOf(params Gen<(string Name, string Value)>[] headers) => Gen.OneOf(headers);

    private static Reply With(Reply reply, IEnumerable<(string Name, string Value)> headers)
        => headers.Aggregate(reply, (with, header) => with.With(header.Name, header.Value));

    private static byte[] Spoil(byte[] bytes, IEnumerable<(int Place, int Value)> changes, int cut, bool isForged)
    {
        var content = bytes[..^32];
        foreach (var (place, value) in changes)
        {
            content[place % content.Length] = (byte)value;
        }

        content = content[..Math.Max(0, content.Length - cut)];
        return isForged ? ForgedCache.WithChecksum(content) : [.. content, .. bytes[^32..]];
    }
}
