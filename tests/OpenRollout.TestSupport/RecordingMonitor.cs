using OpenRollout.Evaluation.Attributes;
using OpenRollout.Monitoring;
using OpenRollout.Providers;

namespace OpenRollout.TestSupport;

/// <summary>A monitor that watches some events and records them with their users.</summary>
internal sealed class RecordingMonitor(params string[] events) : RolloutMonitor
{
    private readonly string[] _events = events;
    private readonly List<RecordedEvent> _recorded = [];

    /// <summary>Gets or sets the time from which on a response is slow, for states that are created later.</summary>
    public int? SlowerThan { get; set; }

    /// <summary>Gets or sets a value indicating whether events throw.</summary>
    public bool Throws { get; set; }

    /// <summary>Gets the number of events, also if they are not recorded.</summary>
    public int Count { get; private set; }

    /// <summary>Gets or sets a value indicating whether events are recorded; if not, they are only counted, which allocates nothing.</summary>
    public bool Records { get; set; } = true;

    /// <summary>Gets the events so far.</summary>
    public IReadOnlyList<RecordedEvent> Recorded
    {
        get
        {
            lock (_recorded)
            {
                return [.. _recorded];
            }
        }
    }

    internal override void Attach(OpenRolloutProvider provider)
    {
    }

    internal override EventWatch? Watch(ProviderState state) => _events.Length == 0 ? null : new Recorder(this, state, SlowerThan);

    internal override void OnServed()
    {
    }

    internal override ValueTask ShutdownAsync() => default;

    private void Record(int index, ProviderState state, in ContextView user, double? value)
    {
        lock (_recorded)
        {
            Count++;
            if (Throws)
            {
                throw new InvalidOperationException("The monitor failed.");
            }

            if (!Records)
            {
                _ = user.GetString(0);
                return;
            }

            var attributes = new string[state.Program.AttributeNames.Length];
            for (var ordinal = 0; ordinal < attributes.Length; ordinal++)
            {
                var attribute = user.Get(ordinal);
                // Conditions do not distinguish the zeros.
                var text = attribute.TryGetNumber(out var number) && number == 0 ? "0" : attribute.ToString();
                attributes[ordinal] = $"{state.Program.AttributeNames[ordinal]}: {text}";
            }

            _recorded.Add(new RecordedEvent(_events[index], user.GetString(0), value, string.Join(", ", attributes), state.Number));
        }
    }

    private sealed class Recorder : EventWatch
    {
        private readonly RecordingMonitor _monitor;
        private readonly ProviderState _state;

        public Recorder(RecordingMonitor monitor, ProviderState state, int? slowerThan)
        {
            (_monitor, _state) = (monitor, state);
            SlowerThan = slowerThan;
        }

        public override int Find(string eventName) => Array.IndexOf(_monitor._events, eventName);

        public override void Track(int index, in ContextView user, double? value) => _monitor.Record(index, _state, in user, value);
    }

}
