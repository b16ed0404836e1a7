using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OpenRollout.AspNetCore;

/// <summary>Ready-made parts for the context of a request. None throws for what a client sends, and what is not there is null: absent.</summary>
public static class HttpContextExtensions
{
    /// <summary>Longer values say nothing that a manifest could ask for.</summary>
    private const int MaximumLength = 1024;

    /// <summary>Returns the value of the user's first claim of a type; null without one.</summary>
    /// <param name="http">The request.</param>
    /// <param name="type">The type, such as <c>sub</c>.</param>
    public static string? GetClaim(this HttpContext http, string type)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.User.FindFirst(type)?.Value;
    }

    /// <summary>Returns the values of all the user's claims of a type, in their order; null without any.</summary>
    /// <param name="http">The request.</param>
    /// <param name="type">The type, such as <c>role</c>.</param>
    public static IReadOnlyList<string>? GetClaims(this HttpContext http, string type)
    {
        ArgumentNullException.ThrowIfNull(http);
        string[] values = [.. http.User.FindAll(type).Select(claim => claim.Value)];
        return values.Length > 0 ? values : null;
    }

    /// <summary>
    /// Returns a header that is there once and has at most 1,024 characters; else null. Whoever sends the request writes
    /// it, unless a proxy of yours does: it decides nothing that the sender must not.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="name">The header, such as <c>X-Country</c>.</param>
    public static string? GetHeader(this HttpContext http, string name)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.Headers[name] is [{ Length: > 0 and <= MaximumLength } value] ? value : null;
    }

    /// <summary>
    /// Returns the id of a visitor, from a cookie that they get where they have none: 32 random hexadecimal digits that
    /// stay the same for <see cref="VisitorCookieOptions.Lifetime"/>, so that a visitor whom nobody knows is in or out for
    /// good. Null where the visitor has not consented to cookies that are not essential; see <see cref="VisitorCookieOptions"/>.
    /// </summary>
    /// <param name="http">The request.</param>
    public static string? GetVisitorId(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.RequestServices.GetRequiredService<VisitorCookie>().GetId(http);
    }
}
