namespace OpenRollout.Sources.Http;

/// <summary>Resolves the addresses of a manifest's files of keys.</summary>
internal static class CohortUri
{
    /// <summary>Returns the address of a file in the manifest's folder or below it.</summary>
    /// <param name="manifest">The manifest's address. Its query, if any, is used for the file too.</param>
    /// <param name="path">The path from the manifest, with forward slashes.</param>
    /// <exception cref="FetchException">The path leads out of the folder, or could do so on a server that decodes it.</exception>
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

    /// <summary>Returns whether a path segment is a plain name, even if a server decodes it several times.</summary>
    private static bool IsName(string part)
    {
        for (var decoded = Uri.UnescapeDataString(part); decoded != part; decoded = Uri.UnescapeDataString(part))
        {
            part = decoded;
        }

        return part is not ("" or "." or "..") && part.IndexOfAny(['/', '\\', ':', '\0']) < 0;
    }
}
