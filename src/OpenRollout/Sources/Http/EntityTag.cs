namespace OpenRollout.Sources.Http;

/// <summary>Decides which ETags are sent back to a server.</summary>
internal static class EntityTag
{
    /// <summary>The maximum length of a tag in characters. Servers send 20 to 80; some reject requests with long headers.</summary>
    private const int MaximumLength = 256;

    /// <summary>
    /// Returns a tag unchanged, or null if sending it back could fail or could match a different version: a tag that is
    /// too long or not printable ASCII, a list of tags, or <c>*</c>, which matches every version.
    /// </summary>
    public static string? GetUsable(string? tag)
    {
        if (tag is not { Length: > 0 and <= MaximumLength } || tag.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return null;
        }

        var name = tag.StartsWith("W/", StringComparison.Ordinal) ? tag.AsSpan(2) : tag;
        return name is ['"', .. var quoted, '"']
            ? quoted.Contains('"') ? null : tag
            : name.ContainsAny('"', ',') || name is "" or "*" ? null : tag;
    }
}
