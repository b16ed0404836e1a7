using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OpenRollout.Contexts;

namespace OpenRollout.AspNetCore.Visitors;

/// <summary>Reads the id of a visitor from the cookie, or creates an id and sets the cookie.</summary>
internal sealed class VisitorCookie(IOptions<VisitorCookieOptions> options, ILogger<VisitorCookie> logger)
{
    /// <summary>The key of <see cref="HttpContext.Items"/> that keeps the id for the rest of the request, including a new one.</summary>
    private static readonly object ItemKey = new();

    /// <summary>Marks requests in which no cookie is set any more.</summary>
    private static readonly object ReadingKey = new();

    /// <summary>Creates no id and sets no cookie in a request until the result is disposed of: a visitor without an id has none.</summary>
    public static Reading OnlyRead(HttpContext http)
    {
        http.Items[ReadingKey] = true;
        return new Reading(http);
    }

    public string? GetId(HttpContext http)
    {
        if (http.Items.TryGetValue(ItemKey, out var known))
        {
            return known as string;
        }

        var isReading = http.Items.ContainsKey(ReadingKey);
        var id = FindId(http, canCreate: !isReading);
        if (!isReading)
        {
            http.Items[ItemKey] = id;
        }

        return id;
    }

    private string? FindId(HttpContext http, bool canCreate)
    {
        var settings = options.Value;
        if (!settings.IsEssential && http.Features.Get<ITrackingConsentFeature>() is { CanTrack: false })
        {
            return null;
        }

        // Only values of the form that this class creates are accepted.
        if (FindCookie(http.Request, settings.Name) is { } id && VisitorId.Is(id))
        {
            return id;
        }

        if (!canCreate)
        {
            return null;
        }

        var created = VisitorId.Prefix + Convert.ToHexString(RandomNumberGenerator.GetBytes(VisitorId.Digits / 2)).ToLowerInvariant();
        if (http.Response.HasStarted)
        {
            Log.VisitorCookieTooLate(logger);
            return created;
        }

        http.Response.Cookies.Append(settings.Name, created, settings.ToCookie());
        http.Response.OnStarting(static response => PreventCaching((HttpResponse)response), http.Response);
        return created;
    }

    /// <summary>
    /// Returns the value of the cookie with exactly this name. <see cref="HttpRequest.Cookies"/> ignores case, but browsers enforce the
    /// rules of the prefix <c>__Host-</c> for the exact name only.
    /// </summary>
    private static string? FindCookie(HttpRequest request, string name)
        => CookieHeaderValue.TryParseList(request.Headers.Cookie, out var cookies)
            ? cookies.FirstOrDefault(cookie => cookie.Name.Equals(name, StringComparison.Ordinal))?.Value.Value
            : null;

    /// <summary>Prevents caching of the response, as a cache would give all visitors the same id.</summary>
    private static Task PreventCaching(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>A part of a request in which no cookie is set.</summary>
    internal readonly struct Reading(HttpContext http) : IDisposable
    {
        public void Dispose() => http.Items.Remove(ReadingKey);
    }
}
