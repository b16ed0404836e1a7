namespace OpenRollout.Manifest;

/// <summary>
/// Reads manifests and reasons about them: what <see cref="ManifestReader"/> finds, what stands in the way of generated
/// code, and advice about what is probably not meant. For compilers and tools; a running application has no use for
/// either. Thread-safe, and never throws.
/// </summary>
public static class ManifestReview
{
    /// <summary>Reads a manifest and reasons about it, unless it has errors.</summary>
    /// <param name="utf8">The text in UTF-8, with or without a byte order mark.</param>
    /// <param name="path">The path to name in problems.</param>
    /// <param name="cohorts">Who knows the files that <c>keysFrom</c> names; null leaves them alone.</param>
    /// <returns>The manifest, and all its problems with the advice among them, in the order of the text.</returns>
    public static ManifestReading Read(ReadOnlySpan<byte> utf8, string path = ManifestReader.DefaultPath, ICohortFiles? cohorts = null)
    {
        var length = utf8.Length;
        return ManifestReader.Read(utf8, path, cohorts, (manifest, problems) =>
        {
            CodeSizeCheck.Run(manifest, length, problems);
            Reasoner.Run(manifest, problems);
        });
    }
}
