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

    /// <summary>Returns the same failure with text appended to its message.</summary>
    public FetchException With(string text) => new(Message + text, IsTransient, this) { RetryAfter = RetryAfter, IsOlder = IsOlder };
}
