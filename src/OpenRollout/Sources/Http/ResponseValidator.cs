using System.Net;
using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Sources.Http;

/// <summary>Tells answers that hold a file from those that do not.</summary>
internal static class ResponseValidator
{
    private const int TooManyRequests = 429;

    /// <summary>Sees that an answer is whole and holds a file.</summary>
    /// <exception cref="FetchException">It does not.</exception>
    public static void EnsureFile(HttpResponseMessage response, Uri address, HttpManifestOptions options)
    {
        var status = response.StatusCode;
        if (status != HttpStatusCode.OK)
        {
            throw new FetchException($"'{UriText.WithoutQuery(address)}' answered {(int)status} {PlainText.Quote(response.ReasonPhrase ?? "")}", IsTransient(status))
            {
                RetryAfter = RetryAfter(response, options),
            };
        }

        if (response.Content.Headers.ContentEncoding.Count > 0)
        {
            throw new FetchException(
                $"'{UriText.WithoutQuery(address)}' is compressed as '{PlainText.Quote(string.Join(", ", response.Content.Headers.ContentEncoding))}', which the HttpClient does not undo; give it a handler from {nameof(HttpManifestSource)}.{nameof(HttpManifestSource.CreateHandler)}",
                isTransient: false);
        }
    }

    /// <summary>Sees that a body is not a page for people: portals and proxies give those with status 200.</summary>
    /// <exception cref="FetchException">It is.</exception>
    public static void EnsureNotPage(HttpResponseMessage response, byte[] body, Uri address)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is "text/html" or "application/xhtml+xml" || StartsAsPage(body))
        {
            throw new FetchException(
                $"'{UriText.WithoutQuery(address)}' answered with a page in place of the file ({PlainText.Quote(type ?? "no content type")}): probably a login, a portal or an error page of a server in between",
                isTransient: false);
        }
    }

    private static bool StartsAsPage(byte[] body)
    {
        var start = body.AsSpan().TrimStart(" \t\r\n\uFEFF"u8);
        return Ascii.EqualsIgnoreCase(start[..Math.Min(start.Length, 5)], "<html"u8)
            || Ascii.EqualsIgnoreCase(start[..Math.Min(start.Length, 9)], "<!doctype"u8);
    }

    private static bool IsTransient(HttpStatusCode status)
        => status is HttpStatusCode.RequestTimeout or (HttpStatusCode)TooManyRequests || (int)status >= 500;

    /// <summary>How long the server asked to be left alone, in either of the header's forms, up to the limit.</summary>
    private static TimeSpan RetryAfter(HttpResponseMessage response, HttpManifestOptions options)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - options.TimeProvider.GetUtcNow()) ?? TimeSpan.Zero;
        return wait < options.MaximumRetryAfter ? wait : options.MaximumRetryAfter;
    }
}
