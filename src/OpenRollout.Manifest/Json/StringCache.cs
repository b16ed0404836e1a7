using System.Text;

namespace OpenRollout.Manifest.Json;

/// <summary>
/// Decodes strings from a list of texts and caches recent ones, so that a model of the manifest keeps one instance of each of the
/// names that a manifest repeats. Not thread-safe.
/// </summary>
/// <param name="texts">The texts, by their index.</param>
/// <param name="expectedLength">The expected number of bytes to be read, which decides the size of the cache.</param>
internal sealed class StringCache(byte[][] texts, int expectedLength)
{
    /// <summary>The maximum length of a cached string in bytes. Longer strings, such as descriptions, are rarely repeated.</summary>
    private const int MaximumLength = 40;

    private const int SmallCapacity = 64;
    private const int LargeCapacity = 4096;

    /// <summary>The number of entries is a power of two.</summary>
    private readonly Entry[] _entries = new Entry[expectedLength <= 16 * SmallCapacity ? SmallCapacity : LargeCapacity];

    /// <summary>Returns the string at a range that contains no escapes.</summary>
    public string Get(TextRange range)
    {
        var bytes = BytesOf(range);
        if (bytes.Length > MaximumLength)
        {
            return Decode(bytes);
        }

        // Each string has one possible index, where it replaces the previous entry.
        ref var entry = ref _entries[IndexOf(bytes)];
        if (entry.Value is null || !bytes.SequenceEqual(BytesOf(entry.Range)))
        {
            entry = new Entry(range, Decode(bytes));
        }

        return entry.Value;
    }

    private ReadOnlySpan<byte> BytesOf(TextRange range) => texts[range.TextIndex].AsSpan(range.Start, range.Length);

    private int IndexOf(ReadOnlySpan<byte> bytes)
    {
        // FNV-1a, with its better distributed upper bits mixed into the lower ones.
        var hash = 2166136261;
        foreach (var unit in bytes)
        {
            hash = (hash ^ unit) * 16777619;
        }

        return (int)((hash ^ (hash >> 16)) & (_entries.Length - 1));
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
#if NETSTANDARD2_0
        => bytes.IsEmpty ? "" : Encoding.UTF8.GetString(bytes.ToArray());
#else
        => Encoding.UTF8.GetString(bytes);
#endif

    private readonly struct Entry(TextRange range, string value)
    {
        public TextRange Range { get; } = range;

        public string Value { get; } = value;
    }
}
