namespace OpenRollout.Sources.Http;

/// <summary>Decides which redirects are followed and which servers receive the application's own headers.</summary>
internal sealed class RedirectPolicy(IEnumerable<string> allowedHosts)
{
    private readonly HashSet<string> _allowedHosts = new(allowedHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns whether two addresses belong to the same server. An upgrade from HTTP to HTTPS, both at their default ports, counts as the same server.</summary>
    public static bool IsSameServer(Uri from, Uri to)
        => string.Equals(from.IdnHost, to.IdnHost, StringComparison.OrdinalIgnoreCase)
            && (from.Scheme == to.Scheme ? from.Port == to.Port : from.Scheme == Uri.UriSchemeHttp && from.IsDefaultPort && to.IsDefaultPort);

    /// <summary>Checks that a redirect is allowed.</summary>
    /// <exception cref="FetchException">The redirect is not allowed.</exception>
    public void EnsureAllowed(Uri from, Uri to)
    {
        if (to.Scheme != Uri.UriSchemeHttp && to.Scheme != Uri.UriSchemeHttps)
        {
            throw Refuse(from, to, $"'{to.Scheme}' is neither HTTP nor HTTPS");
        }

        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp)
        {
            throw Refuse(from, to, "it leads from HTTPS to HTTP, where the response can be changed on the way");
        }

        if (!IsSameServer(from, to) && !_allowedHosts.Contains(to.IdnHost) && !_allowedHosts.Contains($"{to.IdnHost}:{to.Port}"))
        {
            throw Refuse(from, to, $"'{to.Authority}' is another server; if it is yours, add it to {nameof(HttpManifestOptions.AllowedHosts)}");
        }
    }

    private static FetchException Refuse(Uri from, Uri to, string reason)
        => new($"'{UriText.WithoutQuery(from)}' redirects to '{UriText.WithoutQuery(to)}', which is not followed: {reason}", isTransient: false);
}
