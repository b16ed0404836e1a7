using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore;

/// <summary>The cookie with the id of a visitor whom nobody knows; set by <c>services.Configure&lt;VisitorCookieOptions&gt;(…)</c>. With options that no browser would take the application does not start.</summary>
public sealed class VisitorCookieOptions
{
    /// <summary>
    /// The cookie's name. Browsers take one that begins with <c>__Host-</c> only over HTTPS and from this very host, so
    /// that no other host of the domain can put it there.
    /// </summary>
    public string Name { get; set; } = "__Host-rollout-visitor";

    /// <summary>How long a visitor keeps the id, from when they got it, a second or more; 365 days unless set. Afterwards they are somebody else.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Whether the cookie is sent over HTTPS alone; true unless set. Where it is false, give the cookie another name.</summary>
    public bool IsSecure { get; set; } = true;

    /// <summary>The domain whose hosts share the cookie; null for this host alone. Where it is set, give the cookie another name.</summary>
    public string? Domain { get; set; }

    /// <summary>
    /// Whether the cookie is essential to what the visitor asked for; false unless set. Where the application asks for
    /// consent to other cookies (<c>UseCookiePolicy</c>) and the visitor has not consented, there is no id then, and what is
    /// rolled out by share gives its default.
    /// </summary>
    public bool IsEssential { get; set; }

    internal CookieOptions ToCookie() => new()
    {
        HttpOnly = true,
        Secure = IsSecure,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Domain = Domain,
        MaxAge = Lifetime,
        IsEssential = IsEssential,
    };
}
