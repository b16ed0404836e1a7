using OpenRollout.Manifest.Reading;

namespace OpenRollout.Sources.Http;

/// <summary>
/// Prevents replay: after a signed manifest or overlay with a revision was served, one with a lower revision or without one
/// is refused. The signature covers the revision, so it cannot be changed on the way.
/// </summary>
internal static class RevisionPolicy
{
    /// <summary>Checks that a signed file may replace the served one.</summary>
    /// <param name="next">The header of the file. If the text is not valid JSON it is not checked, because it is refused anyway.</param>
    /// <param name="served">The revision of the served file; null if it has none.</param>
    /// <param name="address">The address of the file.</param>
    /// <exception cref="FetchException">Its revision is missing or lower.</exception>
    public static void EnsureNotLower(LayerHeader next, int? served, Uri address)
    {
        if (served is { } revision && next.IsComplete && next.Revision is var given && (given is null || given < revision))
        {
            throw new FetchException(
                $"'{UriText.WithoutQuery(address)}' has {(given is null ? "no revision" : $"revision {given}")}, but revision {revision} was served before it; an earlier version may have been replayed. To go back to earlier content, sign and publish it with a revision above {revision}",
                isTransient: false);
        }
    }
}
