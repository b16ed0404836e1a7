using System.Net;

namespace OpenRollout.Sources.Http;

/// <summary>Fetches files: conditional requests, redirects by its own rules, a limit of time and of length.</summary>
internal sealed class HttpFetcher(HttpManifestOptions options, Uri home, Func<HttpClient> client)
{
    private readonly HttpManifestOptions _options = options;
    private readonly RedirectPolicy _redirects = new(options.AllowedHosts);

    /// <summary>Gets a file.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="known">The version that is known, to ask only for another one where the look is conditional.</param>
    /// <param name="limit">The longest body, decompressed, in bytes.</param>
    /// <param name="poll">The look to which the request belongs, which limits its time.</param>
    /// <exception cref="FetchException">Whatever went wrong.</exception>
    public async Task<FetchResult> GetAsync(Uri address, RemoteFile? known, int limit, PollContext poll)
    {
        try
        {
            return await FollowAsync(address, poll.IsConditional ? known : null, limit, poll.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not FetchException && !poll.IsCancelled)
        {
            var reason = poll.TimeoutReason ?? $"cannot be reached: {Describe(exception)}";
            throw new FetchException($"'{UriText.WithoutQuery(address)}' {reason}", isTransient: true, exception);
        }
    }

    private static bool IsRedirect(HttpStatusCode status)
        => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static bool IsConditional(HttpRequestMessage request)
        => request.Headers.NonValidated.Contains("If-None-Match") || request.Headers.IfModifiedSince is not null;

    private static string Describe(Exception exception)
        => exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message;

    private async Task<FetchResult> FollowAsync(Uri address, RemoteFile? known, int limit, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= _options.MaximumRedirects; redirects++)
        {
            using var request = MakeRequest(address, known);
            using var response = await client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            // A client of the application's own may follow redirects by itself: where it ended up must be allowed all the same.
            var answering = request.RequestUri ?? address;
            if (answering != address)
            {
                _redirects.EnsureAllowed(address, answering);
            }

            if (IsRedirect(response.StatusCode) && response.Headers.Location is { } location)
            {
                address = new Uri(answering, location);
                _redirects.EnsureAllowed(answering, address);
                continue;
            }

            return IsConditional(request) && response.StatusCode == HttpStatusCode.NotModified
                ? new FetchResult(answering, null)
                : new FetchResult(answering, await ReadAsync(response, answering, limit, cancellationToken).ConfigureAwait(false));
        }

        throw new FetchException($"'{UriText.WithoutQuery(address)}' is redirected more than {_options.MaximumRedirects} times", isTransient: false);
    }

    private HttpRequestMessage MakeRequest(Uri address, RemoteFile? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("User-Agent", OpenRolloutProvider.Name);
        if (known?.ETag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        request.Headers.IfModifiedSince = known?.ModifiedSince;
        // They may be credentials, and those are for nobody else.
        if (RedirectPolicy.IsSameServer(home, address))
        {
            foreach (var (name, value) in _options.Headers)
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private async Task<RemoteFile> ReadAsync(HttpResponseMessage response, Uri address, int limit, CancellationToken cancellationToken)
    {
        ResponseValidator.EnsureFile(response, address, _options);
        var body = await LimitedBodyReader.ReadAsync(response.Content, address, limit, cancellationToken).ConfigureAwait(false);
        ResponseValidator.EnsureNotPage(response, body, address);
        var tag = response.Headers.NonValidated.TryGetValues("ETag", out var tags) ? tags.ToString() : null;
        return new RemoteFile(body).WithVersion(tag, response.Content.Headers.LastModified, _options.TimeProvider.GetUtcNow());
    }
}
