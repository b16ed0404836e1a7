using System.Text.Json.Nodes;
using Node = System.Text.Json.Nodes.JsonNode;

namespace OpenRollout.Manifest.Tests;

/// <summary>Makes random choices, which are always the same for the same seed.</summary>
internal sealed class Drawing(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int Below(int end) => _random.Next(end);

    public T Pick<T>(params IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public JsonArray Some(int maximum, Func<Node> make) => [.. Enumerable.Range(0, _random.Next(maximum + 1)).Select(_ => make())];
}
