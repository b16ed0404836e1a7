using OpenRollout.Manifest;

namespace OpenRollout.Sources.Http;

/// <summary>
/// Refuses to replay: once a signed manifest with a revision was served, one with a lower revision, or with none, is
/// not taken. The revision is signed with the manifest, so nobody on the way can change it.
/// </summary>
internal static class RevisionPolicy
{
    /// <summary>Sees that one manifest may follow another.</summary>
    /// <exception cref="FetchException">It may not.</exception>
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
