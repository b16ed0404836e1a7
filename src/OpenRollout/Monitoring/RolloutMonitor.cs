using OpenRollout.Monitoring;
using OpenRollout.Providers;

namespace OpenRollout;

/// <summary>Observes the events that an application tracks, and makes decisions about rollouts. <c>GuardrailMonitor</c> of the package OpenRollout.Guardrails implements it. Each provider needs an instance of its own.</summary>
public abstract class RolloutMonitor
{
    /// <summary>Initializes a new instance of the <see cref="RolloutMonitor"/> class.</summary>
    internal RolloutMonitor()
    {
    }

    /// <summary>Begins to observe a provider. Called once, by the provider's constructor.</summary>
    /// <exception cref="InvalidOperationException">The monitor observes another provider.</exception>
    internal abstract void Attach(OpenRolloutProvider provider);

    /// <summary>Returns what observes the events of a state, or null if the state has no watched flag. Called before the state is served, under the provider's lock.</summary>
    internal abstract EventWatch? Watch(ProviderState state);

    /// <summary>Makes the decisions that are due. Called after a state, a decision or a withdrawal has been applied, without the provider's lock. Never throws.</summary>
    internal abstract void OnServed();

    /// <summary>Ends the observation and writes what is not yet written, in a bounded time. Never throws.</summary>
    internal abstract ValueTask ShutdownAsync();
}
