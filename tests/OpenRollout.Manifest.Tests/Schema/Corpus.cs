using System.Text;
using System.Text.Json;

namespace OpenRollout.Manifest.Tests;

/// <summary>
/// Manifests on disk: good ones; those that are bad in ways that a schema can see; those that are bad in ways that take
/// the reader. The name of a bad one begins with the id that the reader must give.
/// </summary>
internal static class Corpus
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static IReadOnlyList<string> Good => In("good");

    public static IReadOnlyList<string> Structure => In("structure");

    public static IReadOnlyList<string> Meaning => In("meaning");

    public static StrictSchema Schema { get; } = new(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schema", "openrollout.schema.json")));

    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Root, file));

    /// <summary>Strict JSON, but for a byte order mark.</summary>
    public static JsonElement Parse(byte[] bytes)
    {
        ReadOnlyMemory<byte> utf8 = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(3) : bytes;
        return JsonDocument.Parse(utf8).RootElement;
    }

    private static string[] In(string folder)
        => [.. Directory.GetFiles(Path.Combine(Root, folder), "*.json").Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)];
}
