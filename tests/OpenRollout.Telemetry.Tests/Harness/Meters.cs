using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OpenRollout.Telemetry.Tests.Harness;

/// <summary>Listens to OpenRollout's meter like an exporter and keeps the measurements of one flag set.</summary>
internal sealed class Meters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Heard> _heard = new();

    public Meters(string flagSet, params string[] instruments)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == OpenRolloutTelemetry.MeterName && (instruments.Length == 0 || instruments.Contains(instrument.Name)))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.Start();

        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string?)tag.Value);
            if (all.GetValueOrDefault("feature_flag.set.id") == flagSet)
            {
                _heard.Enqueue(new Heard(instrument.Name, value, all));
            }
        }
    }

    /// <summary>Reads an observable instrument and returns its current measurements.</summary>
    public IReadOnlyList<Heard> Read(string instrument)
    {
        _heard.Clear();
        _listener.RecordObservableInstruments();
        return Said(instrument);
    }

    /// <summary>The measurements of an instrument so far.</summary>
    public IReadOnlyList<Heard> Said(string instrument) => [.. _heard.Where(heard => heard.Instrument == instrument)];

    /// <summary>Reads the sum of an observable counter over all series that have these tags.</summary>
    public long Sum(string instrument, params (string Name, string? Value)[] tags)
        => (long)Read(instrument).Where(heard => heard.Has(tags)).Sum(heard => heard.Value);

    public long Evaluations(params (string Name, string? Value)[] tags) => Sum("openrollout.evaluations", tags);

    public void Dispose() => _listener.Dispose();

    /// <summary>A measurement.</summary>
    internal sealed record Heard(string Instrument, double Value, IReadOnlyDictionary<string, string?> Tags)
    {
        public string? this[string tag] => Tags.GetValueOrDefault(tag);

        public bool Has(IEnumerable<(string Name, string? Value)> tags) => tags.All(tag => this[tag.Name] == tag.Value);
    }
}
