using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore.Visitors;

namespace OpenRollout.AspNetCore;

/// <summary>Extension methods of <see cref="HttpContext"/> that return values for the generated context of a request.</summary>
public static class HttpContextExtensions
{
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
