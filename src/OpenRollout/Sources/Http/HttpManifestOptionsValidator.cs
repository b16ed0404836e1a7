using OpenRollout.Manifest;

namespace OpenRollout.Sources.Http;

/// <summary>Refuses options that cannot work, when a source is made and not hours later.</summary>
internal static class HttpManifestOptionsValidator
{
    /// <summary>Sees that an address and options can work.</summary>
    /// <exception cref="ArgumentException">They cannot; the message says which and why.</exception>
    public static void Validate(Uri address, HttpManifestOptions options)
    {
        Require(address.IsAbsoluteUri && address.Scheme is "http" or "https", nameof(address), "an absolute HTTP or HTTPS address is needed");
        Require(address.UserInfo.Length == 0, nameof(address), "a name and password in an address are not sent; put them into Headers as Authorization");
        RequireWait(options.PollingInterval, nameof(options.PollingInterval));
        RequireWait(options.CacheFallbackDelay, nameof(options.CacheFallbackDelay));
        RequireWait(options.RetryDelay, nameof(options.RetryDelay));
        RequireWait(options.MaximumRetryDelay, nameof(options.MaximumRetryDelay));
        RequireWait(options.MaximumRetryAfter, nameof(options.MaximumRetryAfter), orZero: true);
        RequireWait(options.Timeout, nameof(options.Timeout), orInfinite: true);
        RequireWait(options.OlderAcceptedAfter, nameof(options.OlderAcceptedAfter), orZero: true, orInfinite: true);
        Require(options.Jitter is >= 0 and <= 1, nameof(options.Jitter), "a share from 0 to 1 is needed");
        Require(options.MaximumLength is > 0 and <= ManifestReader.MaximumLength, nameof(options.MaximumLength), $"a number of bytes up to {ManifestReader.MaximumLength} is needed");
        Require(options.MaximumCohortLength >= 0, nameof(options.MaximumCohortLength), "a number of bytes is needed");
        Require(options.FailuresBeforeStale > 0, nameof(options.FailuresBeforeStale), "at least 1 is needed");
        Require(options.MaximumRedirects >= 0, nameof(options.MaximumRedirects), "0 or more is needed");
        Require(options.TimeProvider is not null, nameof(options.TimeProvider), "a clock is needed");
        Require(options.Signature is null || options.PublicKey is not null, nameof(options.Signature), "a signature is checked only with a PublicKey");
        Require(options.SignedName is null || options.PublicKey is not null, nameof(options.SignedName), "names are checked only with a PublicKey");
        Require(options.SignedName is null || IsPath(options.SignedName), nameof(options.SignedName), "a path with forward slashes such as 'production/flags.json' is needed, as sha256sum prints it");
        Require(!options.AcceptUnnamedSignatures || options.SignedName is not null, nameof(options.AcceptUnnamedSignatures), "it has a meaning only with a SignedName");
        foreach (var (name, value) in options.Headers)
        {
            RequireHeader(name, value);
        }
    }

    private static void RequireWait(TimeSpan wait, string name, bool orZero = false, bool orInfinite = false)
        => Require(
            (wait > TimeSpan.Zero && wait <= TimeSpan.FromDays(1)) || (orZero && wait == TimeSpan.Zero) || (orInfinite && wait == Timeout.InfiniteTimeSpan),
            name,
            $"a time of more than zero and up to a day is needed{(orZero ? ", or zero" : "")}{(orInfinite ? ", or Timeout.InfiniteTimeSpan" : "")}");

    private static bool IsPath(string name) => name.Length > 0 && name[^1] != '/' && !name.Contains('\\', StringComparison.Ordinal) && !name.Any(char.IsControl);

    private static void RequireHeader(string name, string value)
    {
        using var request = new HttpRequestMessage();
        Require(
            value is not null && value.IndexOfAny(['\r', '\n', '\0']) < 0 && request.Headers.TryAddWithoutValidation(name, value),
            nameof(HttpManifestOptions.Headers),
            $"'{name}' is no header of a request, or its value has a line break");
    }

    private static void Require(bool isWell, string name, string message)
    {
        if (!isWell)
        {
            throw new ArgumentException($"{name}: {message}", name);
        }
    }
}
