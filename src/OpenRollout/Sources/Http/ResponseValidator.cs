using System.Net;
using System.Text;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Sources.Http;

/// <summary>Rejects responses that do not contain a file.</summary>
internal static class ResponseValidator
{
    private const int TooManyRequests = 429;

    /// <summary>Checks the status code and the content encoding of a response.</summary>
    /// <exception cref="FetchException">The status is not 200, or the body is still compressed.</exception>
    public static void EnsureFile(HttpResponseMessage response, Uri address, HttpManifestOptions options)
    {
        var status = response.StatusCode;
        if (status != HttpStatusCode.OK)
        {
            throw new FetchException($"'{UriText.WithoutQuery(address)}' returned status {(int)status} {PlainText.Quote(response.ReasonPhrase ?? "")}", IsTransient(status))
            {
                RetryAfter = RetryAfter(response, options),
            };
        }

        if (response.Content.Headers.ContentEncoding.Count > 0)
        {
            throw new FetchException(
                $"'{UriText.WithoutQuery(address)}' is compressed as '{PlainText.Quote(string.Join(", ", response.Content.Headers.ContentEncoding))}', which the HttpClient did not decompress; give it a handler from {nameof(HttpManifestSource)}.{nameof(HttpManifestSource.CreateHandler)}",
                isTransient: false);
        }
    }

    /// <summary>Checks that a body is not an HTML page. Captive portals and proxies return such pages with status 200.</summary>
    /// <exception cref="FetchException">The body is an HTML page.</exception>
    public static void EnsureNotPage(HttpResponseMessage response, byte[] body, Uri address)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is "text/html" or "application/xhtml+xml" || StartsAsPage(body))
        {
            throw new FetchException(
                $"'{UriText.WithoutQuery(address)}' returned an HTML page instead of the file ({PlainText.Quote(type ?? "no content type")}): probably a login, a portal or an error page of an intermediate server",
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

    /// <summary>Returns the delay that the <c>Retry-After</c> header asks for, in seconds or as a date, up to the limit of the options; zero without the header.</summary>
    private static TimeSpan RetryAfter(HttpResponseMessage response, HttpManifestOptions options)
    {
        var header = response.Headers.RetryAfter;
        var delay = header?.Delta ?? (header?.Date - options.TimeProvider.GetUtcNow()) ?? TimeSpan.Zero;
        return delay < options.MaximumRetryAfter ? delay : options.MaximumRetryAfter;
    }
}
