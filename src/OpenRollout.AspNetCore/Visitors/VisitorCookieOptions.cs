using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore;

/// <summary>
/// Options of the cookie that stores the id of an anonymous visitor. Set them with <c>services.Configure&lt;VisitorCookieOptions&gt;(…)</c>.
/// The application fails to start with options that browsers would reject.
/// </summary>
public sealed class VisitorCookieOptions
{
    /// <summary>
    /// Gets or sets the name of the cookie; <c>__Host-rollout-visitor</c> by default. Browsers accept a name with the prefix
    /// <c>__Host-</c> only over HTTPS and without a domain, so that other hosts of the domain cannot set the cookie.
    /// </summary>
    public string Name { get; set; } = "__Host-rollout-visitor";

    /// <summary>Gets or sets the time for which a visitor keeps the id after it was created, at least one second; 365 days by default. Afterwards the visitor gets a new id.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Gets or sets a value indicating whether the cookie is sent over HTTPS only; true by default. If you set it to false, change <see cref="Name"/> too.</summary>
    public bool IsSecure { get; set; } = true;

    /// <summary>Gets or sets the domain whose hosts share the cookie; null, the default, for this host only. If you set it, change <see cref="Name"/> too.</summary>
    public string? Domain { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the cookie is essential, so that it needs no consent; false by default. If it is not
    /// essential, the application asks for consent (<c>UseCookiePolicy</c>) and the visitor has not consented, then the visitor
    /// has no id, and percentage rollouts give the default.
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
