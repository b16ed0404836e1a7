using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenRollout.AspNetCore.Pages.Html;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>Writes responses of the on-call status page, with headers that prevent caching, framing and scripts.</summary>
internal static class PageResponse
{
    public static Task WritePageAsync(HttpContext http, int statusCode, string html)
    {
        Prepare(http, statusCode);
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(html, http.RequestAborted);
    }

    public static Task WriteJsonAsync<T>(HttpContext http, int statusCode, T value, JsonTypeInfo<T> type)
    {
        Prepare(http, statusCode);
        return http.Response.WriteAsJsonAsync(value, type, statusCode < 400 ? "application/json; charset=utf-8" : "application/problem+json", http.RequestAborted);
    }

    /// <summary>Responds with status code 403, for a page without an authorization policy.</summary>
    public static Task DenyAsync(HttpContext http)
    {
        Log.PagesAreDenied(http.RequestServices.GetRequiredService<ILogger<RolloutPageMetadata>>(), (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        Prepare(http, StatusCodes.Status403Forbidden);
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("The on-call status page has no authorization policy.", http.RequestAborted);
    }

    private static void Prepare(HttpContext http, int statusCode)
    {
        http.Response.StatusCode = statusCode;
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = PageStyle.ContentSecurityPolicy;
    }
}
