using System.Text;

namespace OpenRollout.Manifest;

/// <summary>
/// Makes strings of a text's bytes, and remembers those that it made last: a manifest says the same few words over and
/// over, and whoever keeps it should keep each of them once.
/// </summary>
/// <param name="utf8">The text.</param>
/// <param name="expectedLength">How many of its bytes will probably be read: a short text has few words.</param>
internal sealed class RecentStrings(byte[] utf8, int expectedLength)
{
    /// <summary>Longer strings are descriptions and the like, which nobody writes twice.</summary>
    private const int MaximumLength = 40;

    private const int FewPlaces = 64;
    private const int ManyPlaces = 4096;

    /// <summary>As many as a power of two.</summary>
    private readonly Made[] _made = new Made[expectedLength <= 16 * FewPlaces ? FewPlaces : ManyPlaces];

    /// <summary>Returns the string that stands in a range without escapes.</summary>
    public string Get(TextRange range)
    {
        var bytes = utf8.AsSpan(range.Start, range.Length);
        if (bytes.Length > MaximumLength)
        {
            return Make(bytes);
        }

        // Each string has one place, where it replaces any other.
        ref var made = ref _made[PlaceOf(bytes)];
        if (made.Value is null || !bytes.SequenceEqual(utf8.AsSpan(made.Range.Start, made.Range.Length)))
        {
            made = new Made(range, Make(bytes));
        }

        return made.Value;
    }

    private int PlaceOf(ReadOnlySpan<byte> bytes)
    {
        // FNV-1a; its upper bits are the better ones.
        var hash = 2166136261;
        foreach (var unit in bytes)
        {
            hash = (hash ^ unit) * 16777619;
        }

        return (int)((hash ^ (hash >> 16)) & (_made.Length - 1));
    }

    private static string Make(ReadOnlySpan<byte> bytes)
#if NETSTANDARD2_0
        => bytes.IsEmpty ? "" : Encoding.UTF8.GetString(bytes.ToArray());
#else
        => Encoding.UTF8.GetString(bytes);
#endif

    private readonly struct Made(TextRange range, string value)
    {
        public TextRange Range { get; } = range;

        public string Value { get; } = value;
    }
}
