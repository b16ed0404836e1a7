using OpenFeature.Model;

namespace OpenRollout;

/// <summary>How a provider works. Not to be changed after it was handed to one.</summary>
public sealed class OpenRolloutOptions
{
    /// <summary>The clock by which schedules and ramps go; the system's unless set.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets what is tracked through OpenFeature's <c>Track</c>, with the merged context. Called on the tracking thread;
    /// what it throws is dropped. Null drops everything.
    /// </summary>
    public Action<string, EvaluationContext?, TrackingEventDetails?>? Tracked { get; set; }
}
