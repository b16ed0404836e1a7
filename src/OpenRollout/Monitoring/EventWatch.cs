using OpenRollout.Evaluation.Attributes;

namespace OpenRollout.Monitoring;

/// <summary>Observes the tracked events of one state of a provider. Thread-safe.</summary>
internal abstract class EventWatch
{
    /// <summary>Gets the shortest time in milliseconds from which on any guardrail counts a response as slow; null if none does.</summary>
    public int? SlowerThan { get; protected init; }

    /// <summary>Returns the index of an event, or -1 if no flag watches it. Allocates nothing.</summary>
    public abstract int Find(string eventName);

    /// <summary>Counts an event of a user. Never throws and takes no lock for a user who was seen before.</summary>
    /// <param name="index">The index of the event.</param>
    /// <param name="user">The user who had the event.</param>
    /// <param name="value">The value of the event, such as a time in milliseconds; null if it has none.</param>
    public abstract void Track(int index, in ContextView user, double? value);
}
