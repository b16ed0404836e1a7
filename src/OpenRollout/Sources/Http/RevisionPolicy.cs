using OpenRollout.Manifest;

namespace OpenRollout.Sources.Http;

/// <summary>
/// Prevents replay: after a signed manifest with a revision was served, a manifest with a lower revision or without one
/// is refused. The signature covers the revision, so it cannot be changed on the way.
/// </summary>
internal static class RevisionPolicy
{
    /// <summary>Checks that a manifest may replace the served one.</summary>
    /// <exception cref="FetchException">Its revision is missing or lower.</exception>
    public static void EnsureNotLower(RolloutManifest next, RolloutManifest? served, Uri address)
    {
        if (served?.Revision is { } revision && next.Revision is var given && (given is null || given < revision))
        {
            throw new FetchException(
                $"'{UriText.WithoutQuery(address)}' has {(given is null ? "no revision" : $"revision {given}")}, but revision {revision} was served before it; an earlier version may have been replayed. To go back to earlier content, sign and publish it with a revision above {revision}",
                isTransient: false);
        }
    }
}
