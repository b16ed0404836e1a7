using System.Collections.Immutable;

namespace OpenFeature.Model;

/// <summary>Builds <see cref="TrackingEventDetails"/>; what is set later wins.</summary>
public sealed class TrackingEventDetailsBuilder
{
    private readonly ImmutableDictionary<string, Value>.Builder _attributes = ImmutableDictionary.CreateBuilder<string, Value>();
    private double? _value;

    internal TrackingEventDetailsBuilder()
    {
    }

    public TrackingEventDetailsBuilder SetValue(double? value)
    {
        _value = value;
        return this;
    }

    public TrackingEventDetailsBuilder Set(string key, Value value)
    {
        _attributes[key] = value;
        return this;
    }

    public TrackingEventDetailsBuilder Set(string key, string value) => Set(key, new Value(value));

    public TrackingEventDetailsBuilder Set(string key, int value) => Set(key, new Value(value));

    public TrackingEventDetailsBuilder Set(string key, double value) => Set(key, new Value(value));

    /// <summary>Stored as a <see cref="double"/>, like every number: exact up to 2^53.</summary>
    public TrackingEventDetailsBuilder Set(string key, long value) => Set(key, new Value((double)value));

    public TrackingEventDetailsBuilder Set(string key, bool value) => Set(key, new Value(value));

    public TrackingEventDetailsBuilder Set(string key, Structure value) => Set(key, new Value(value));

    public TrackingEventDetailsBuilder Set(string key, DateTime value) => Set(key, new Value(value));

    /// <summary>Takes over the number and every attribute of <paramref name="trackingDetails"/>, over those already set.</summary>
    public TrackingEventDetailsBuilder Merge(TrackingEventDetails trackingDetails)
    {
        _value = trackingDetails.Value;
        foreach (var (key, value) in trackingDetails)
            _attributes[key] = value;
        return this;
    }

    public TrackingEventDetails Build() => new(_attributes.ToImmutable(), _value);
}
