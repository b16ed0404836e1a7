using System.Globalization;
using System.Text;

namespace OpenRollout.Generators.Tests;

/// <summary>Draws manifests of a few megabytes that are very deep, wide or long in one place.</summary>
internal sealed class HugeManifest
{
    private const int Deepest = 59;

    private static readonly string[] Numbers = ["0", "-0", "-0.0", "1e308", "-1e308", "5e-324", "1e-400", "2147483648", "-2147483649", "9007199254740993", "0.1", new string('9', 300)];
    private static readonly string[] Letters = ["n", "é", "中", "🙂", "\\u0000", "\\u2028", "\\u202e", "\\\"", "\\\\", "<", "&", "{", "'"];

    /// <summary>The number of characters that are left to draw; objects and lists get no more items at zero.</summary>
    private int _left = 1_000_000;

    private HugeManifest()
    {
    }

    public static string Draw(int seed) => new HugeManifest().DrawManifest(new Draw(seed));

    private string DrawManifest(Draw draw)
    {
        var attributes = Many(draw, 400, 3_000, index => $"\"{Name(draw, index)}\": {DrawAttribute(draw)}");
        var flags = Many(draw, 60, 3_000, index => $"\"{Key(draw, index)}\": {DrawFlag(draw)}");
        return $$"""{ "context": { {{attributes}} }, "flags": { {{flags}} } }""";
    }

    private string DrawAttribute(Draw draw) => draw.Chance(80)
        ? """{ "type": "number" }"""
        : $$"""{ "type": "string", "description": "{{Text(draw)}}", "values": [{{Many(draw, 20, 5_000, index => $"\"{Name(draw, index)}\"")}}] }""";

    private string DrawFlag(Draw draw) => draw.Between(0, 5) switch
    {
        0 => $$"""{ "flagType": "string", "defaultValue": "{{Text(draw)}}", "description": "{{Text(draw)}}", "variants": { {{Many(draw, 5, 4_000, index => $"\"{Name(draw, index)}\": \"{index}\"")}} } }""",
        1 => $$"""{ "flagType": "float", "defaultValue": {{draw.Pick(Numbers)}}, "variants": { {{Many(draw, 3, 2_000, index => $"\"{Name(draw, index)}\": {draw.Pick(Numbers)}")}} } }""",
        2 => """{ "flagType": "boolean", "defaultValue": false }""",
        _ => $$"""{ "flagType": "object", "defaultValue": {{DrawObject(draw, 0)}}, "variants": { {{Many(draw, 2, 300, index => $"\"{Name(draw, index)}\": {DrawObject(draw, 50)}")}} } }""",
    };

    private string DrawObject(Draw draw, int depth) => $$"""{ {{Many(draw, 3, 3_000, index => $"\"{Name(draw, index)}\": {DrawValue(draw, depth + 1)}")}} }""";

    /// <summary>Draws a value: usually a single one, otherwise nested lists and objects around a wide list.</summary>
    private string DrawValue(Draw draw, int depth)
    {
        if (draw.Chance(95))
        {
            return draw.Chance(50) ? draw.Pick(Numbers) : draw.Pick(["null", "true", "\"x\"", "[]", "{}"]);
        }

        var opening = new StringBuilder();
        var closing = new StringBuilder();
        for (var level = draw.Between(0, Deepest - depth - 2); level > 0; level--)
        {
            var isList = draw.Chance(60);
            opening.Append(isList ? "[" : "{ \"" + Name(draw, level) + "\": ");
            closing.Insert(0, isList ? "]" : "}");
        }

        return opening + $"[{Many(draw, 3, 20_000, index => draw.Chance(99) ? index.ToString(CultureInfo.InvariantCulture) : "\"x\"")}]" + closing;
    }

    private static string Key(Draw draw, int index) => draw.Chance(90) ? $"g{index % 7}.f{index}" : $"{string.Join('.', Enumerable.Repeat(Text(draw), draw.Between(1, 18)))}{index}";

    private static string Name(Draw draw, int index) => draw.Chance(90) ? $"n{index}" : Text(draw) + index.ToString(CultureInfo.InvariantCulture);

    private static string Text(Draw draw) => string.Concat(Enumerable.Repeat(draw.Pick(Letters), draw.Chance(95) ? draw.Between(0, 40) : draw.Between(0, 20_000)));

    /// <summary>Usually draws few items, and sometimes so many that the manifest is too large.</summary>
    private string Many(Draw draw, int few, int many, Func<int, string> write)
    {
        var items = new List<string>();
        for (var index = draw.Chance(97) ? draw.Between(0, few) : draw.Between(0, many); index > 0 && _left > 0; index--)
        {
            items.Add(write(index));
            _left -= items[^1].Length;
        }

        return string.Join(", ", items);
    }
}
