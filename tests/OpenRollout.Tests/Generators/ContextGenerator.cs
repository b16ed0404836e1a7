using System.Globalization;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Generators;

/// <summary>Generates random users, mostly as the manifest declares them, with some absent, null, and mistyped values and unusual strings.</summary>
internal sealed class ContextGenerator(Draw draw)
{
    private static readonly object[] Odd =
        ["", "text", "1", true, 5, 1.5, double.NaN, double.PositiveInfinity, DateTime.UnixEpoch, Array.Empty<object>(), new object[] { "a", 1 }, new Dictionary<string, object>()];

    private readonly Draw _draw = draw;

    public UserContext Context()
    {
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (!_draw.Chance(8))
        {
            attributes["targetingKey"] = TargetingKey();
        }

        foreach (var (name, type, values) in Vocabulary.Attributes)
        {
            if (!_draw.Chance(12))
            {
                attributes[name] = _draw.Between(0, 99) switch
                {
                    < 5 => null,
                    < 13 => _draw.Pick(Odd),
                    _ => Value(type, values),
                };
            }
        }

        return new UserContext(attributes, Time());
    }

    /// <summary>Returns a time at, just before, just after, or between the vocabulary's times, or the minimum or maximum time.</summary>
    public long Time()
    {
        var time = Ticks(_draw.Pick(Vocabulary.Times));
        return _draw.Between(0, 9) switch
        {
            0 => time - 1,
            1 => time + 1,
            2 => _draw.Pick([DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks]),
            < 7 => time + (_draw.Between(-60, 60) * TimeSpan.TicksPerDay) + _draw.Between(0, 1_000_000_000),
            _ => time,
        };
    }

    private object? TargetingKey() => _draw.Between(0, 99) switch
    {
        < 5 => "",
        < 8 => null,
        < 11 => 17,
        < 14 => "half \ud83d",
        < 17 => "\ude00 half",
        < 50 => _draw.Pick(Vocabulary.TargetingKeys),
        _ => $"user-{_draw.Between(1, 1_000_000)}",
    };

    private object Value(AttributeType type, string[]? values)
    {
        switch (type)
        {
            case AttributeType.Boolean:
                return _draw.Chance(50);
            case AttributeType.Number:
                return _draw.Chance(30) ? _draw.Between(0, 100) : _draw.Pick(Vocabulary.Numbers);
            case AttributeType.SemanticVersion:
                return _draw.Pick(_draw.Chance(80) ? Vocabulary.Versions : Vocabulary.NoVersions);
            case AttributeType.DateTime:
                return DateTimeValue();
            case AttributeType.StringList:
                return _draw.Some(Vocabulary.Strings, 0, 6).ToArray<object>();
            default:
                return _draw.Pick(values is not null && _draw.Chance(80) ? values : Vocabulary.Strings);
        }
    }

    private object DateTimeValue() => _draw.Between(0, 5) switch
    {
        0 => new DateTime(Time(), DateTimeKind.Utc),
        1 => new DateTime(Time(), DateTimeKind.Unspecified),
        2 => new DateTime(Time(), DateTimeKind.Local),
        3 => new DateTimeOffset(new DateTime(Ticks(_draw.Pick(Vocabulary.Times)), DateTimeKind.Utc)).ToOffset(TimeSpan.FromHours(_draw.Between(-9, 9))),
        4 => _draw.Pick(Vocabulary.NoTimes),
        _ => _draw.Pick(Vocabulary.Times),
    };

    private static long Ticks(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).UtcTicks;
}
