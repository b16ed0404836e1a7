using System.Text.RegularExpressions;

namespace Circle.Posts.Rendering;

/// <summary>Finds the people that a post mentions.</summary>
public static class MentionParser
{
    private static readonly Regex Simple = new("@[a-z]+", RegexOptions.Compiled);

    public static IReadOnlyList<string> Parse(string text, IFlagsSnapshot flags)
    {
        var found = new List<string>();
        for (var index = text.IndexOf('@', StringComparison.Ordinal); index >= 0; index = text.IndexOf('@', index + 1))
        {
            var end = index + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.'))
            {
                end++;
            }

            if (end > index + 1)
            {
                found.Add(text[index..end].TrimEnd('.'));
            }
        }

        return found;
    }

    public static int Count(string text, FlagsSnapshot flags)
    {
        var mentions = Parse(text, flags);
        if (flags.CompactFeed)
        {
            return Math.Min(mentions.Count, 3);
        }

        return mentions.Count;
    }
}
