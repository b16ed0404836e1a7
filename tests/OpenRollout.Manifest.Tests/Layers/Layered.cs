using System.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>Reads a manifest with an overlay in which the expected problems are marked.</summary>
internal static class Layered
{
    /// <summary>A manifest with two rollouts, one of them scheduled, for the environment <c>Production</c>.</summary>
    public const string Manifest = """
        {
          "environments": ["Production"],
          "revision": 7,
          "context": { "country": { "type": "string" }, "age": { "type": "number" } },
          "segments": {
            "testers": { "keys": ["dev-1"], "description": "invited" },
            "nordic": { "when": { "country": ["DK", "NO", "SE"] } },
            "young": { "when": { "age": { "lt": 16 }, "segment": "nordic" } }
          },
          "flags": {
            "stories": {
              "flagType": "boolean", "defaultValue": false, "description": "Photo stories", "disabledSince": "2026-01-01", "reason": "not ready",
              "rollout": {
                "stage": "full", "exclude": ["young"], "salt": "s1",
                "stages": [
                  { "name": "internal", "since": "2026-09-10", "audiences": [{ "segment": "testers" }] },
                  { "name": "full", "since": "2026-10-01", "audiences": [{ "percentage": 100 }] }
                ]
              }
            },
            "chat": {
              "flagType": "string", "defaultValue": "plain", "variants": { "plain": "plain", "rich": "rich" },
              "rollout": {
                "serve": "rich", "requires": ["stories"],
                "stages": [
                  { "name": "some", "startsAt": "2026-01-01T00:00:00Z", "audiences": [{ "percentage": 5 }] },
                  { "name": "all", "startsAt": "2026-02-01T00:00:00Z", "audiences": [{ "percentage": 100 }] }
                ]
              }
            },
            "limit": { "flagType": "integer", "defaultValue": 10, "enabled": false }
          }
        }
        """;

    /// <summary>Reads <see cref="Manifest"/> with an overlay of <c>Production</c>.</summary>
    public static ManifestReadResult Read(string overlay, string manifest = Manifest)
        => ManifestReader.Read(Layers(manifest, Encoding.UTF8.GetBytes(overlay)));

    /// <summary>Reads <see cref="Manifest"/> with an overlay of <c>Production</c> that has no problems.</summary>
    public static RolloutManifest Merge(string overlay, string manifest = Manifest)
    {
        var reading = Read(overlay, manifest);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        Assert.Equal("Production", reading.Environment);
        return reading.Manifest;
    }

    /// <summary>Reads <see cref="Manifest"/> with an overlay and asserts that exactly the marked problems are found, at the overlay's path.</summary>
    /// <param name="marked">The overlay with markup.</param>
    /// <param name="messages">A message for each mark, in the order of the text.</param>
    public static void Problems(string marked, params string[] messages) => Problems(Manifest, marked, messages, layers => ManifestReader.Read(layers));

    /// <summary>Does the same with another manifest.</summary>
    /// <inheritdoc cref="Problems(string, string[])"/>
    public static void ProblemsOf(string manifest, string marked, params string[] messages) => Problems(manifest, marked, messages, layers => ManifestReader.Read(layers));

    /// <summary>Does the same with the review of a manifest that has no advice of its own.</summary>
    /// <inheritdoc cref="Problems(string, string[])"/>
    public static void Advice(string manifest, string marked, params string[] messages) => Problems(manifest, marked, messages, layers => ManifestReview.Read(layers));

    public static ManifestLayers Layers(string manifest, byte[]? overlay, string environment = "Production")
        => new(Encoding.UTF8.GetBytes(manifest), environment, overlay);

    private static void Problems(string manifest, string marked, string[] messages, Func<ManifestLayers, ManifestReadResult> read)
    {
        var overlay = MarkedManifest.Parse(marked);
        var bytes = Encoding.UTF8.GetBytes(overlay.Text);
        var reading = read(Layers(manifest, bytes));
        Assert.Equal(
            overlay.Problems.Select(problem => $"{problem.Id} «{overlay.Text.Substring(problem.Start, problem.Length)}» at {Encoding.UTF8.GetByteCount(overlay.Text.AsSpan(0, problem.Start))}"),
            reading.Problems.Select(problem => $"{problem.Id} «{Encoding.UTF8.GetString(bytes, problem.Range.Start, problem.Range.Length)}» at {problem.Range.Start}"));
        Assert.Equal(messages, reading.Problems.Select(problem => problem.Message));
        Assert.All(reading.Problems, problem =>
        {
            Assert.Equal("flags.Production.json", problem.Path);
            Assert.Equal(ManifestLayer.Overlay, problem.Range.Layer);
        });

        Assert.Equal(reading.Problems, read(Layers(manifest, [0xEF, 0xBB, 0xBF, .. bytes])).Problems);
        Assert.Equal(
            reading.Problems.Select(problem => (problem.Id, problem.Message, problem.Start)),
            read(Layers(manifest, Encoding.UTF8.GetBytes(overlay.Text.ReplaceLineEndings("\r\n")))).Problems.Select(problem => (problem.Id, problem.Message, problem.Start)));
    }
}
