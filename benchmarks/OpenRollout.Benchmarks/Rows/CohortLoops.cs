using System.Collections.Frozen;
using System.Globalization;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Benchmarks;

/// <summary>Looks up users in a segment of a million keys, in one of two hundred, and in a set of the same strings.</summary>
internal static class CohortLoops
{
    public const int Size = 1_000_000;

    private const int Draws = 256 * Population.Size;

    private static readonly string[] Keys = [.. Enumerable.Range(0, Size).Select(index => KeyOf(2 * index))];
    private static readonly KeySet Million = new(Keys);
    private static readonly FrozenSet<string> Strings = Keys.ToFrozenSet(StringComparer.Ordinal);
    private static readonly RolloutProgram LargeProgram = Compile(Million);
    private static readonly RolloutProgram SmallProgram = Compile(new KeySet(Keys.Where((_, index) => index % 5 == 0).Take(200)));

    /// <summary>A thousand users, a fifth of them among the two hundred keys and half of them among the million.</summary>
    private static readonly AttributeValue[][] Users = [.. Enumerable.Range(0, Population.Size).Select(index => new[] { AttributeValue.From(KeyOf(2 * index)) })];
    private static readonly string[] RandomKeys = MakeRandomKeys();

    private static int _millionAt;
    private static int _stringsAt;

    public static int InLargeSegment() => Count(LargeProgram);

    public static int InSmallSegment() => Count(SmallProgram);

    public static void Rewind() => _millionAt = _stringsAt = 0;

    public static int RandomInMillion()
    {
        var count = 0;
        var at = _millionAt;
        _millionAt = (at + Population.Size) % Draws;
        for (var end = at + Population.Size; at < end; at++)
        {
            count += Million.Contains(RandomKeys[at]) ? 1 : 0;
        }

        return count;
    }

    public static int RandomInStrings()
    {
        var count = 0;
        var at = _stringsAt;
        _stringsAt = (at + Population.Size) % Draws;
        for (var end = at + Population.Size; at < end; at++)
        {
            count += Strings.Contains(RandomKeys[at]) ? 1 : 0;
        }

        return count;
    }

    public static string KeyOf(int index) => string.Create(CultureInfo.InvariantCulture, $"user-{index:D8}");

    private static int Count(RolloutProgram program)
    {
        var count = 0;
        foreach (var attributes in Users)
        {
            var view = new ContextView(attributes.AsSpan(), 0);
            count += program.EvaluateBoolean(0, in view) == true ? 1 : 0;
        }

        return count;
    }

    private static RolloutProgram Compile(KeySet cohort)
    {
        var reading = ManifestReader.Read(
            """
            { "segments": { "cohort": { "keysFrom": "cohort.txt" } },
              "flags": { "stories": { "flagType": "boolean", "defaultValue": false,
                "rollout": { "stage": "alpha", "stages": [{ "name": "alpha", "audiences": [{ "segment": "cohort" }] }] } } } }
            """u8);
        return RolloutProgram.Compile(reading, new Dictionary<string, KeySet> { ["cohort"] = cohort });
    }

    private static string[] MakeRandomKeys()
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, Draws).Select(_ => KeyOf(random.Next(2 * Size)))];
    }
}
