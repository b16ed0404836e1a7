using System.Net;

namespace OpenRollout.Sources.Http;

/// <summary>Fetches files. The only place that sends requests: conditions, redirects, headers and limits are applied here.</summary>
internal sealed class HttpFetcher(HttpManifestOptions options, Uri home, Func<HttpClient> createClient)
{
    private readonly RedirectPolicy _redirects = new(options.AllowedHosts);

    /// <summary>Fetches a file.</summary>
    /// <param name="address">The file's address.</param>
    /// <param name="known">The known version. A conditional poll asks only for a different one.</param>
    /// <param name="limit">The maximum length of the decompressed body in bytes.</param>
    /// <param name="poll">The poll that the request belongs to, which limits its time.</param>
    /// <exception cref="FetchException">The request failed for any reason other than cancellation.</exception>
    public async Task<FetchResult> GetAsync(Uri address, RemoteFile? known, int limit, PollContext poll)
    {
        try
        {
            return await FollowAsync(address, poll.IsConditional ? known : null, limit, poll.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not FetchException && !poll.IsCanceled)
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
        for (var redirects = 0; redirects <= options.MaximumRedirects; redirects++)
        {
            using var request = CreateRequest(address, known);
            using var response = await createClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            // The application's own client may follow redirects itself. The final address must be allowed all the same.
            var responding = request.RequestUri ?? address;
            if (responding != address)
            {
                _redirects.EnsureAllowed(address, responding);
            }

            if (IsRedirect(response.StatusCode) && response.Headers.Location is { } location)
            {
                address = new Uri(responding, location);
                _redirects.EnsureAllowed(responding, address);
                continue;
            }

            return IsConditional(request) && response.StatusCode == HttpStatusCode.NotModified
                ? new FetchResult(responding, null)
                : new FetchResult(responding, await ReadAsync(response, responding, limit, cancellationToken).ConfigureAwait(false));
        }

        throw new FetchException($"'{UriText.WithoutQuery(address)}' is redirected more than {options.MaximumRedirects} times", isTransient: false);
    }

    private HttpRequestMessage CreateRequest(Uri address, RemoteFile? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("User-Agent", OpenRolloutProvider.Name);
        if (known?.ETag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        request.Headers.IfModifiedSince = known?.ModifiedSince;
        // The application's headers may be credentials, so no other server receives them.
        if (RedirectPolicy.IsSameServer(home, address))
        {
            foreach (var (name, value) in options.Headers)
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private async Task<RemoteFile> ReadAsync(HttpResponseMessage response, Uri address, int limit, CancellationToken cancellationToken)
    {
        ResponseValidator.EnsureFile(response, address, options);
        var body = await LimitedBodyReader.ReadAsync(response.Content, address, limit, cancellationToken).ConfigureAwait(false);
        ResponseValidator.EnsureNotPage(response, body, address);
        var tag = response.Headers.NonValidated.TryGetValues("ETag", out var tags) ? tags.ToString() : null;
        return new RemoteFile(body).WithVersion(tag, response.Content.Headers.LastModified, options.TimeProvider.GetUtcNow());
    }
}
