using OpenRollout.Monitoring;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>The events that guardrails of one manifest count, without the manifest's generated types. Thread-safe.</summary>
internal abstract class ServedEvents
{
    /// <summary>Gets what observes the events of the served manifest; null if no flag is watched, or if its provider is another one.</summary>
    public abstract EventWatch? Watch { get; }
}
