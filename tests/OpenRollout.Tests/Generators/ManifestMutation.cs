using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRollout.Evaluation;

namespace OpenRollout.Tests.Generators;

/// <summary>Changes one value somewhere in a manifest.</summary>
internal sealed class ManifestMutation(Draw draw)
{
    private const int Attempts = 50;

    private readonly Draw _draw = draw;

    /// <summary>Returns the program of a changed manifest, or null if every attempt gave an invalid manifest.</summary>
    public RolloutProgram? Mutate(RolloutCase drawn)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var copy = drawn.Manifest.DeepClone().AsObject();
            Replace(_draw.Pick(Leaves(copy).ToArray()));
            var changed = drawn with { Manifest = copy };
            if (changed.Read().FirstError is null)
            {
                return changed.Compile();
            }
        }

        return null;
    }

    private void Replace(JsonValue leaf)
    {
        JsonNode replacement = leaf.GetValueKind() switch
        {
            JsonValueKind.True => false,
            JsonValueKind.False => true,
            JsonValueKind.Number => _draw.Pick(Vocabulary.Percentages),
            _ => _draw.Pick((IReadOnlyList<string>)[.. Vocabulary.Strings, .. Vocabulary.Times, .. Vocabulary.SegmentNames, .. Vocabulary.FlagKeys, "on", "off", "alpha", "full"]),
        };
        leaf.ReplaceWith(replacement);
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Leaves(member.Value)),
        JsonArray parent => parent.SelectMany(Leaves),
        JsonValue value => [value],
        _ => [],
    };
}
