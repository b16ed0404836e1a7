using System.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>Overlays that change or name thousands of things are read whole, and give no more than the maximum number of errors.</summary>
public sealed class LargeOverlayTests
{
    private const int Count = 5_000;

    private static readonly byte[] Manifest = Encoding.UTF8.GetBytes($$"""
        { "environments": ["Production"], "segments": { {{Join(index => $"\"s{index}\": {{ \"keys\": [\"a\"] }}")}} },
          "flags": { {{Join(index => $"\"f{index}\": {{ \"flagType\": \"boolean\", \"defaultValue\": false, \"rollout\": {{ \"stages\": [{{ \"name\": \"s\", \"audiences\": [] }}] }} }}")}} } }
        """);

    public static TheoryData<string, int> Overlays => new()
    {
        { $$"""{ "flags": { {{Join(index => $"\"f{index}\": {{ \"enabled\": false, \"rollout\": {{ \"stage\": \"s\" }} }}")}} } }""", 0 },
        { $$"""{ "segments": { {{Join(index => $"\"s{index}\": {{ \"keys\": [\"b\", \"b\"] }}")}} } }""", 0 },
        { $$"""{ "flags": { "f1": { {{Join(index => $"\"x-{index}\": 1")}} } } }""", 0 },
        { $$"""{ "flags": { {{Join(index => $"\"g{index}\": {{}}")}} } }""", 1_000 },
        { $$"""{ "flags": { {{Join(_ => "\"f1\": {}")}} } }""", 1_000 },
        { $$"""{ "flags": { {{Join(index => $"\"f{index}\": {{ \"enabled\": 1, \"enabled\": 2 }}")}} } }""", 1_000 },
        { $$"""{ "flags": { "f1": { "rollout": { "exclude": [ {{Join(index => $"\"s{index}\"")}} ], "stages": { {{Join(index => $"\"s{index}\": {{ \"since\": \"2026-01-01\" }}")}} } } } } }""", 1_000 },
    };

    [Theory]
    [MemberData(nameof(Overlays))]
    public void Overlays_are_read_whole(string overlay, int errors)
    {
        ArgumentNullException.ThrowIfNull(overlay);
        var reading = ManifestReader.Read(new ManifestLayers(Manifest, "Production", Encoding.UTF8.GetBytes(overlay)));
        Assert.Equal(errors, reading.Problems.Count);
        Assert.Equal((Count, Count), (reading.Manifest.Flags.Count, reading.Manifest.Segments.Count));
    }

    private static string Join(Func<int, string> member) => string.Join(", ", Enumerable.Range(0, Count).Select(member));
}
