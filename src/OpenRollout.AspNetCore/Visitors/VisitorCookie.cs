using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace OpenRollout.AspNetCore.Visitors;

/// <summary>Reads the visitor's id from its cookie, or gives the visitor one.</summary>
internal sealed class VisitorCookie(IOptions<VisitorCookieOptions> options, ILogger<VisitorCookie> logger)
{
    private const int Bytes = 16;

    /// <summary>The same for all of one request, also where the cookie has only just been sent.</summary>
    private static readonly object Item = new();

    public string? GetId(HttpContext http)
    {
        if (http.Items.TryGetValue(Item, out var known))
        {
            return known as string;
        }

        var id = FindId(http);
        http.Items[Item] = id;
        return id;
    }

    private string? FindId(HttpContext http)
    {
        var settings = options.Value;
        if (!settings.IsEssential && http.Features.Get<ITrackingConsentFeature>() is { CanTrack: false })
        {
            return null;
        }

        // Whatever else stands there was not given by us, and would stand in a bucket of its sender's choice.
        if (FindSent(http.Request, settings.Name) is { } sent && IsId(sent))
        {
            return sent;
        }

        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes)).ToLowerInvariant();
        if (http.Response.HasStarted)
        {
            Log.VisitorCookieTooLate(logger);
            return id;
        }

        http.Response.Cookies.Append(settings.Name, id, settings.ToCookie());
        http.Response.OnStarting(static response => KeepOutOfCaches((HttpResponse)response), http.Response);
        return id;
    }

    /// <summary>
    /// Returns the value of a cookie of exactly that name. Request.Cookies ignores case, and a browser keeps its promises
    /// about <c>__Host-</c> for the exact name alone.
    /// </summary>
    private static string? FindSent(HttpRequest request, string name)
        => CookieHeaderValue.TryParseList(request.Headers.Cookie, out var cookies)
            ? cookies.FirstOrDefault(cookie => cookie.Name.Equals(name, StringComparison.Ordinal))?.Value.Value
            : null;

    /// <summary>A cache that kept the response would give all visitors one id.</summary>
    private static Task KeepOutOfCaches(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private static bool IsId(string text) => text.Length == 2 * Bytes && text.All(character => char.IsAsciiHexDigitLower(character));
}
