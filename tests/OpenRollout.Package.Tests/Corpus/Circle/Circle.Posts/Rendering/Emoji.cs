using System.Buffers;

namespace Circle.Posts.Rendering;

/// <summary>Replaces names of emoji.</summary>
public static class Emoji
{
#if NET10_0_OR_GREATER
    private static readonly SearchValues<string> Names = SearchValues.Create([":smile:", ":wave:"], StringComparison.Ordinal);
#else
    private static readonly string[] Names = [":smile:", ":wave:"];
#endif

    public static string Replace(string text)
    {
        if (!Flags.NewComposer.IsEnabled() || !HasAny(text))
        {
            return text;
        }

        return text.Replace(":smile:", "🙂", StringComparison.Ordinal).Replace(":wave:", "👋", StringComparison.Ordinal);
    }

    public static int Width(string text)
    {
        var isWide = Flags.NewComposer.IsEnabled() && HasAny(text);
        return isWide ? text.Length + 1 : text.Length;
    }

    private static bool HasAny(string text)
    {
#if NET10_0_OR_GREATER
        return text.AsSpan().ContainsAny(Names);
#else
        return Names.Any(name => text.Contains(name, StringComparison.Ordinal));
#endif
    }
}
