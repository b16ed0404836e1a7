using Microsoft.Extensions.Logging;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>Provides options for an <see cref="OpenRolloutProvider"/>. Do not change them after you have passed them to a provider.</summary>
public sealed class OpenRolloutOptions
{
    /// <summary>Gets or sets the clock for schedules and ramps. The default is the system's clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the callback for events that are tracked with OpenFeature's <c>Track</c>: the event's name, the merged
    /// context and the details. Called on the thread that tracks; its exceptions are ignored. Null, the default, ignores the events.
    /// </summary>
    public Action<string, EvaluationContext?, TrackingEventDetails?>? OnTracked { get; set; }

    /// <summary>
    /// Gets or sets the name of the provider's flag set: in telemetry <c>feature_flag.set.id</c>, in the metadata of each
    /// evaluation <c>flagSetId</c>, in the decision store the scope. If it is null, the default, the name is that of the
    /// manifest's file: <c>flags</c> for <c>flags.json</c>, <c>checkout</c> for <c>checkout.flags.json</c>.
    /// </summary>
    public string? FlagSetId { get; set; }

    /// <summary>
    /// Gets or sets the store of decisions that switch flags off or hold rollouts. The provider serves no manifest before the
    /// store has answered or failed. Null, the default, uses no store: a decision then ends with the process.
    /// </summary>
    public IDecisionStore? DecisionStore { get; set; }

    /// <summary>
    /// Gets or sets the monitor that observes tracked events and makes decisions, such as a <c>GuardrailMonitor</c> of the package
    /// OpenRollout.Guardrails. Each provider needs a monitor of its own. Null, the default, observes nothing.
    /// </summary>
    public RolloutMonitor? Monitor { get; set; }

    /// <summary>Gets or sets the sink for tracked events and for each user's first exposure by flag, variant and stage. Null, the default, detects no exposures.</summary>
    public IExposureSink? Exposures { get; set; }

    /// <summary>Gets or sets the options for exposures: which evaluations count, and how they are delivered.</summary>
    public ExposureOptions ExposureOptions { get; set; } = new();

    /// <summary>Gets or sets the logger for manifests that are served or rejected, flags that are switched off and sinks that fail. Null, the default, logs nothing.</summary>
    public ILogger? Logger { get; set; }
}
