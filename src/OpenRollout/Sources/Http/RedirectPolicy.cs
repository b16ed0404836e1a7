namespace OpenRollout.Sources.Http;

/// <summary>Where a redirect may lead, and who gets the application's own headers.</summary>
internal sealed class RedirectPolicy(IEnumerable<string> allowedHosts)
{
    private readonly HashSet<string> _allowedHosts = new(allowedHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an address belongs to the same server; moving up from HTTP to HTTPS, at their own ports, counts as the same.</summary>
    public static bool IsSameServer(Uri from, Uri to)
        => string.Equals(from.IdnHost, to.IdnHost, StringComparison.OrdinalIgnoreCase)
            && (from.Scheme == to.Scheme ? from.Port == to.Port : from.Scheme == Uri.UriSchemeHttp && from.IsDefaultPort && to.IsDefaultPort);

    /// <summary>Sees that one address may lead to another.</summary>
    /// <exception cref="FetchException">It may not.</exception>
    public void EnsureAllowed(Uri from, Uri to)
    {
        if (to.Scheme != Uri.UriSchemeHttp && to.Scheme != Uri.UriSchemeHttps)
        {
            throw Refuse(from, to, $"'{to.Scheme}' is neither HTTP nor HTTPS");
        }

        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp)
        {
            throw Refuse(from, to, "that leads from HTTPS to HTTP, where anyone may change the answer");
        }

        if (!IsSameServer(from, to) && !_allowedHosts.Contains(to.IdnHost) && !_allowedHosts.Contains($"{to.IdnHost}:{to.Port}"))
        {
            throw Refuse(from, to, $"'{to.Authority}' is another server; if it is yours, add it to {nameof(HttpManifestOptions.AllowedHosts)}");
        }
    }

    private static FetchException Refuse(Uri from, Uri to, string reason)
        => new($"'{UriText.WithoutQuery(from)}' leads to '{UriText.WithoutQuery(to)}', which is not followed: {reason}", isTransient: false);
}
