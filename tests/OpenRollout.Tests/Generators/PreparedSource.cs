using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout.Tests.Generators;

/// <summary>An attribute source that returns prepared values on demand.</summary>
internal sealed class PreparedSource(AttributeValue[] values) : AttributeSource
{
    public override object? Read(int ordinal, in ContextLayers layers) => values[ordinal] switch
    {
        { IsPresent: false } => null,
        var value when value.AsString() is { } text => text,
        var value when value.AsStringList() is { } list => list,
        var value when value.TryGetBoolean(out var boolean) => boolean,
        var value when value.TryGetNumber(out var number) => number,
        var value when value.TryGetUtcTicks(out var ticks) => new DateTime(ticks, DateTimeKind.Utc),
        _ => new object(),
    };
}
