using System.Text;
using System.Text.Json;

namespace OpenRollout.Manifest.Tests;

/// <summary>
/// Manifests on disk: valid ones, invalid ones that the schema rejects, and invalid ones that only the reader rejects. The
/// name of an invalid one begins with the id that the reader must report.
/// </summary>
internal static class Corpus
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static IReadOnlyList<string> Good => In("good");

    public static IReadOnlyList<string> Structure => In("structure");

    public static IReadOnlyList<string> Meaning => In("meaning");

    public static StrictSchema Schema { get; } = new(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schema", "openrollout.schema.json")));

    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Root, file));

    /// <summary>Parses strict JSON, but allows a byte order mark.</summary>
    public static JsonElement Parse(byte[] bytes)
    {
        ReadOnlyMemory<byte> utf8 = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(3) : bytes;
        return JsonDocument.Parse(utf8).RootElement;
    }

    public static string[] In(string folder)
        => [.. Directory.GetFiles(Path.Combine(Root, folder), "*.json").Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)];
}
