using System.Runtime.CompilerServices;
using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout.Telemetry.Tests.Harness;

/// <summary>A typed context, as generated from a manifest.</summary>
internal struct Caller : IFlagContext<Caller>
{
    private Attributes _attributes;

    public Caller(string? targetingKey, string? country = null, string? householdId = null)
    {
        _attributes[0] = AttributeValue.From(targetingKey);
        _attributes[1] = AttributeValue.From(country);
        _attributes[2] = AttributeValue.From(householdId);
    }

    public static FlagContextLayout Layout { get; } = new("targetingKey", "country", "householdId");

    public static ReadOnlySpan<AttributeValue> GetAttributes(in Caller context) => context._attributes;

    public readonly EvaluationContext ToEvaluationContext() => AttributeContext.Build(Layout, GetAttributes(in this));

    [InlineArray(3)]
    private struct Attributes
    {
        private AttributeValue _first;
    }
}
