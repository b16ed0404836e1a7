using System.Collections.Frozen;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;

namespace OpenRollout.Benchmarks;

/// <summary>Evaluates a random flag of ten thousand, by key, for a random user.</summary>
internal static class ManyFlagsLoops
{
    private const int Draws = 64 * Population.Size;

    private static readonly RolloutProgram Program = RolloutProgram.Compile(ManifestReader.Read(ManyFlags.Manifest));
    private static readonly FrozenDictionary<string, HandWrittenFlag> HandWrittenFlags
        = ManyFlags.Rules.ToFrozenDictionary(rules => rules.Key, rules => new HandWrittenFlag(rules), StringComparer.Ordinal);

    private static readonly AttributeValue[][] Attributes = [.. Population.Users.Select(AttributesOf)];
    private static readonly string[] Keys = MakeKeys();
    private static readonly int[] Users = MakeUsers();

    private static int _compiledAt;
    private static int _handWrittenAt;

    public static void Rewind() => _compiledAt = _handWrittenAt = 0;

    public static int Compiled()
    {
        var count = 0;
        var at = _compiledAt;
        _compiledAt = (at + Population.Size) % Draws;
        for (var end = at + Population.Size; at < end; at++)
        {
            var view = new ContextView(Attributes[Users[at]].AsSpan(), 0);
            count += Program.EvaluateBoolean(Program.FindFlag(Keys[at]), in view) == true ? 1 : 0;
        }

        return count;
    }

    public static int HandWritten()
    {
        var count = 0;
        var at = _handWrittenAt;
        _handWrittenAt = (at + Population.Size) % Draws;
        for (var end = at + Population.Size; at < end; at++)
        {
            count += HandWrittenFlags[Keys[at]].IsOn(in Population.Users[Users[at]]) ? 1 : 0;
        }

        return count;
    }

    public static AttributeValue[] AttributesOf(StoriesUser user) =>
    [
        AttributeValue.From(user.Key), AttributeValue.From(user.Employee), AttributeValue.From(user.Country), AttributeValue.From(user.DeviceType),
        AttributeValue.From(user.ActivityLevel), AttributeValue.From(user.AppVersion), AttributeValue.From(user.Language),
    ];

    private static string[] MakeKeys()
    {
        var random = new Random(1);
        // New strings, as callers pass them.
        return [.. Enumerable.Range(0, Draws).Select(_ => new string(ManyFlags.Rules[random.Next(ManyFlags.Count)].Key))];
    }

    private static int[] MakeUsers()
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, Draws).Select(_ => random.Next(Population.Size))];
    }
}
