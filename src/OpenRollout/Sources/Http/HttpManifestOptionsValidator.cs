using OpenRollout.Manifest;

namespace OpenRollout.Sources.Http;

/// <summary>Validates options when a source is created, so that an invalid one does not surface hours later.</summary>
internal static class HttpManifestOptionsValidator
{
    /// <summary>Validates an address and options.</summary>
    /// <exception cref="ArgumentException">The address or an option is invalid. The message names it and the reason.</exception>
    public static void Validate(Uri address, HttpManifestOptions options)
    {
        Require(address.IsAbsoluteUri && address.Scheme is "http" or "https", nameof(address), "must be an absolute HTTP or HTTPS address");
        Require(address.UserInfo.Length == 0, nameof(address), "must not contain a name and password, which are not sent; put them into Headers as Authorization");
        RequireDelay(options.PollingInterval, nameof(options.PollingInterval));
        RequireDelay(options.CacheFallbackDelay, nameof(options.CacheFallbackDelay));
        RequireDelay(options.RetryDelay, nameof(options.RetryDelay));
        RequireDelay(options.MaximumRetryDelay, nameof(options.MaximumRetryDelay));
        RequireDelay(options.MaximumRetryAfter, nameof(options.MaximumRetryAfter), orZero: true);
        RequireDelay(options.Timeout, nameof(options.Timeout), orInfinite: true);
        RequireDelay(options.OlderAcceptedAfter, nameof(options.OlderAcceptedAfter), orZero: true, orInfinite: true);
        Require(options.Jitter is >= 0 and <= 1, nameof(options.Jitter), "must be a fraction from 0 to 1");
        Require(options.MaximumLength is > 0 and <= ManifestReader.MaximumLength, nameof(options.MaximumLength), $"must be greater than zero and at most {ManifestReader.MaximumLength} bytes");
        Require(options.MaximumCohortLength >= 0, nameof(options.MaximumCohortLength), "must not be negative");
        Require(options.FailuresBeforeStale > 0, nameof(options.FailuresBeforeStale), "must be at least 1");
        Require(options.MaximumRedirects >= 0, nameof(options.MaximumRedirects), "must not be negative");
        Require(options.TimeProvider is not null, nameof(options.TimeProvider), "must not be null");
        Require(options.Signature is null || options.PublicKey is not null, nameof(options.Signature), "requires a PublicKey, without which no signature is checked");
        Require(options.SignedName is null || options.PublicKey is not null, nameof(options.SignedName), "requires a PublicKey, without which no signature is checked");
        Require(options.SignedName is null || IsPath(options.SignedName), nameof(options.SignedName), "must be a path with forward slashes such as 'production/flags.json', as sha256sum prints it");
        Require(!options.AcceptUnnamedSignatures || options.SignedName is not null, nameof(options.AcceptUnnamedSignatures), "requires a SignedName");
        Require(options.Overlay is null || options.Environment is not null, nameof(options.Overlay), "requires an Environment, without which no overlay is downloaded");
        Require(options.Overlay is not { IsAbsoluteUri: true } overlay || overlay.Scheme is "http" or "https", nameof(options.Overlay), "must be an HTTP or HTTPS address, absolute or relative to the manifest");
        foreach (var (name, value) in options.Headers)
        {
            RequireHeader(name, value);
        }
    }

    private static void RequireDelay(TimeSpan delay, string name, bool orZero = false, bool orInfinite = false)
        => Require(
            (delay > TimeSpan.Zero && delay <= TimeSpan.FromDays(1)) || (orZero && delay == TimeSpan.Zero) || (orInfinite && delay == Timeout.InfiniteTimeSpan),
            name,
            $"must be {(orZero ? "from zero to one day" : "greater than zero and at most one day")}{(orInfinite ? ", or Timeout.InfiniteTimeSpan" : "")}");

    private static bool IsPath(string name) => name.Length > 0 && name[^1] != '/' && !name.Contains('\\', StringComparison.Ordinal) && !name.Any(char.IsControl);

    private static void RequireHeader(string name, string value)
    {
        using var request = new HttpRequestMessage();
        Require(
            value is not null && value.IndexOfAny(['\r', '\n', '\0']) < 0 && request.Headers.TryAddWithoutValidation(name, value),
            nameof(HttpManifestOptions.Headers),
            $"'{name}' is not a valid request header, or its value has a line break");
    }

    private static void Require(bool isValid, string name, string message)
    {
        if (!isValid)
        {
            throw new ArgumentException($"{name}: {message}", name);
        }
    }
}
