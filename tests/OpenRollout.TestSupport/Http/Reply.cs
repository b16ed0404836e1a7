using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OpenRollout.TestSupport;

/// <summary>An answer of the server: what it sends, and how it misbehaves on the way.</summary>
internal sealed record Reply(int Status, byte[] Body)
{
    private readonly List<(string Name, string Value)> _headers = [];

    public IReadOnlyList<(string Name, string Value)> Headers => _headers;

    /// <summary>What follows the status.</summary>
    public string Reason { get; init; } = "Because";

    /// <summary>The share of the body after which the connection is dropped; 0 sends no byte at all, headers included.</summary>
    public double? DropsAfter { get; private init; }

    /// <summary>What is waited for before anything is sent.</summary>
    public Task Before { get; private init; } = Task.CompletedTask;

    /// <summary>What is waited for between the first half of the body and the second.</summary>
    public Task Between { get; private init; } = Task.CompletedTask;

    /// <summary>Whether the length is announced; without, the end of the connection ends the body.</summary>
    public bool HasLength { get; private init; } = true;

    public static Reply Of(string text, int status = 200) => new(status, Encoding.UTF8.GetBytes(text));

    public static Reply Of(byte[] bytes) => new(200, bytes);

    public static Reply Empty(int status) => new(status, []);

    public static Reply Redirect(string to, int status = 302) => Empty(status).With("Location", to);

    /// <summary>Closes the connection without a word.</summary>
    public static Reply Dropped() => Empty(200) with { DropsAfter = 0 };

    public static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    public Reply With(string name, string value)
    {
        var reply = this with { };
        reply._headers.AddRange([(name, value)]);
        return reply;
    }

    public Reply WithETag(string tag) => With("ETag", tag);

    public Reply Modified(DateTimeOffset at) => With("Last-Modified", at.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Announces the whole body and sends a part of it.</summary>
    public Reply CutAfter(double share) => this with { DropsAfter = share };

    public Reply WithoutLength() => this with { HasLength = false };

    public Reply After(Task before) => this with { Before = before };

    public Reply PausedBy(Task between) => this with { Between = between };

    /// <summary>Honours conditions: the same ETag, or else a time not before the file's, gives 304.</summary>
    public Reply For(Request request)
    {
        var (tag, modified) = (ValueOf("ETag"), ValueOf("Last-Modified"));
        var isKnown = request["If-None-Match"] is { } known ? known == tag
            : request["If-Modified-Since"] is { } since && Date(modified) <= Date(since);
        return isKnown ? this with { Status = 304, Body = [] } : this;
    }

    private static DateTimeOffset? Date(string? text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var date) ? date : null;

    private string? ValueOf(string name) => _headers.Where(header => header.Name == name).Select(header => header.Value).FirstOrDefault();
}
