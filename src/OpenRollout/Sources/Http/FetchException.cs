using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Sources.Http;

/// <summary>The exception for a file that could not be fetched. Its message is shown to users, truncated to 350 characters.</summary>
internal sealed class FetchException(string message, bool isTransient, Exception? cause = null) : Exception(PlainText.Shorten(message, MaximumLength), cause)
{
    /// <summary>Less than a problem's limit, because the problem's message also says which manifest is served instead.</summary>
    private const int MaximumLength = 350;

    /// <summary>Gets a value indicating whether the failure may be temporary. It is then retried soon and reported only when it persists.</summary>
    public bool IsTransient { get; } = isTransient;

    /// <summary>Gets the minimum delay before the next request that the server asked for; zero if it did not.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>Gets a value indicating whether the server returned an older version than the served one.</summary>
    public bool IsOlder { get; init; }

    /// <summary>Gets the manifest whose overlay could not be fetched, with the reason; null if another file could not be fetched.</summary>
    public ManifestLayers? Layers { get; private init; }

    /// <summary>Returns the same failure as one of a manifest's overlay.</summary>
    /// <param name="manifest">The bytes of the manifest.</param>
    /// <param name="address">The address of the manifest.</param>
    /// <param name="overlay">The address of the overlay.</param>
    /// <param name="environment">The environment.</param>
    public FetchException ForOverlay(byte[] manifest, Uri address, Uri overlay, string environment)
    {
        var layers = new ManifestLayers(manifest, environment, overlay: null)
        {
            Path = UriText.WithoutQuery(address),
            OverlayPath = UriText.WithoutQuery(overlay),
            OverlayProblem = Message,
        };
        return new FetchException(Message, IsTransient, this) { RetryAfter = RetryAfter, IsOlder = IsOlder, Layers = layers };
    }
}
