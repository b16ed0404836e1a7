using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore.Visitors;

namespace OpenRollout.AspNetCore;

/// <summary>Extension methods of <see cref="HttpContext"/> that return values for the generated context of a request.</summary>
public static class HttpContextExtensions
{
    /// <summary>Returns the values of all claims of the user with a type, for an attribute that is a list of strings.</summary>
    /// <param name="http">The HTTP context of the request.</param>
    /// <param name="type">The claim type, such as <c>role</c>.</param>
    /// <returns>The values in the order of the claims; null if there are none.</returns>
    public static IReadOnlyList<string>? GetClaims(this HttpContext http, string type)
    {
        ArgumentNullException.ThrowIfNull(http);
        string[] values = [.. http.User.FindAll(type).Select(claim => claim.Value)];
        return values.Length > 0 ? values : null;
    }

    /// <summary>
    /// Returns the id of an anonymous visitor, for use as a targeting key. The id is stored in a cookie, which is set if the request has
    /// none or an invalid one, and keeps its value for <see cref="VisitorCookieOptions.Lifetime"/>, so that a visitor does not drop out of
    /// a rollout.
    /// </summary>
    /// <remarks>
    /// The response that sets the cookie has the header <c>Cache-Control: no-store</c>. If the response has already started, the cookie
    /// cannot be set, and the id is valid for this request only.
    /// </remarks>
    /// <param name="http">The HTTP context of the request.</param>
    /// <returns>
    /// The id, <c>visitor-</c> and 32 random hexadecimal digits; null if the visitor has not consented to cookies that are not essential (see
    /// <see cref="VisitorCookieOptions.IsEssential"/>).
    /// </returns>
    /// <exception cref="InvalidOperationException">Neither <c>MapContext</c> nor <c>AddOpenRolloutAspNetCore</c> was called.</exception>
    public static string? GetVisitorId(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.RequestServices.GetRequiredService<VisitorCookie>().GetId(http);
    }
}
