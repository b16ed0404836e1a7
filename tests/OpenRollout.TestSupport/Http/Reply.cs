using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OpenRollout.TestSupport;

/// <summary>A response of the server: its content and its faults.</summary>
internal sealed record Reply(int Status, byte[] Body)
{
    private readonly List<(string Name, string Value)> _headers = [];

    public IReadOnlyList<(string Name, string Value)> Headers => _headers;

    /// <summary>The reason phrase.</summary>
    public string Reason { get; init; } = "Because";

    /// <summary>The fraction of the body after which the connection is dropped; 0 sends nothing, not even headers.</summary>
    public double? DropsAfter { get; private init; }

    /// <summary>The task to wait for before sending.</summary>
    public Task Before { get; private init; } = Task.CompletedTask;

    /// <summary>The task to wait for between the two halves of the body.</summary>
    public Task Between { get; private init; } = Task.CompletedTask;

    /// <summary>Whether Content-Length is sent; otherwise the body ends with the connection.</summary>
    public bool HasLength { get; private init; } = true;

    public static Reply Of(string text, int status = 200) => new(status, Encoding.UTF8.GetBytes(text));

    public static Reply Of(byte[] bytes) => new(200, bytes);

    public static Reply Empty(int status) => new(status, []);

    public static Reply Redirect(string to, int status = 302) => Empty(status).With("Location", to);

    /// <summary>Closes the connection without a response.</summary>
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

    /// <summary>Sends the length of the whole body and only a part of it.</summary>
    public Reply CutAfter(double share) => this with { DropsAfter = share };

    public Reply WithoutLength() => this with { HasLength = false };

    public Reply After(Task before) => this with { Before = before };

    public Reply PausedBy(Task between) => this with { Between = between };

    /// <summary>Applies the conditions of a request: the same ETag, or without one a time not before the file's, results in status 304.</summary>
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
