namespace OpenRollout.Sources.Http;

/// <summary>Finds a manifest's files of keys beside it, and never anywhere else.</summary>
internal static class CohortUri
{
    /// <summary>Returns the address of a file below the manifest's own folder.</summary>
    /// <param name="manifest">The manifest's address; its query, where it has one, is used for the file too.</param>
    /// <param name="path">The path as the manifest has it, with forward slashes.</param>
    /// <exception cref="FetchException">The path would lead elsewhere, or might on some servers.</exception>
    public static Uri Resolve(Uri manifest, string path)
    {
        var parts = path.Split('/');
        var folder = manifest.AbsolutePath[..(manifest.AbsolutePath.LastIndexOf('/') + 1)];
        var address = new UriBuilder(manifest)
        {
            Path = folder + string.Join('/', parts.Select(Uri.EscapeDataString)),
            Fragment = "",
        }.Uri;
        var isBelow = parts.All(IsName)
            && address.Authority == manifest.Authority
            && address.AbsolutePath.StartsWith(folder, StringComparison.Ordinal);
        return isBelow ? address : throw new FetchException(
            $"'{path}' may lead out of the manifest's folder; name a file below it such as \"cohorts/alpha.txt\"", isTransient: false);
    }

    /// <summary>Whether a part is a plain name, however often a server may decode it.</summary>
    private static bool IsName(string part)
    {
        for (var decoded = Uri.UnescapeDataString(part); decoded != part; decoded = Uri.UnescapeDataString(part))
        {
            part = decoded;
        }

        return part is not ("" or "." or "..") && part.IndexOfAny(['/', '\\', ':', '\0']) < 0;
    }
}
