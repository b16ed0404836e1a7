using OpenRollout.Manifest;

namespace OpenRollout.Sources.Http;

/// <summary>Why something could not be fetched, in words for whoever has to mend it.</summary>
internal sealed class FetchException(string message, bool isTransient, Exception? cause = null) : Exception(PlainText.Shorten(message, MaximumLength), cause)
{
    /// <summary>Less than a problem may have: more is said after it, such as what is served instead.</summary>
    private const int MaximumLength = 350;

    /// <summary>Whether it may be gone in a moment: then it is tried again soon, and told of only when it lasts.</summary>
    public bool IsTransient { get; } = isTransient;

    /// <summary>How long the server asked to be left alone.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>Whether the server gave a version before the one that is served.</summary>
    public bool IsOlder { get; init; }
}
