using Microsoft.Extensions.Logging;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>How a provider works. Not to be changed after it was handed to one.</summary>
public sealed class OpenRolloutOptions
{
    /// <summary>The clock by which schedules and ramps go; the system's unless set.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the callback for events that are tracked with OpenFeature's <c>Track</c>: the event's name, the merged
    /// context and the details. Called on the thread that tracks; its exceptions are ignored. Null, the default, ignores the events.
    /// </summary>
    public Action<string, EvaluationContext?, TrackingEventDetails?>? OnTracked { get; set; }

    /// <summary>
    /// What tells the flags of this provider from those of others in telemetry, as <c>feature_flag.set.id</c> and in the
    /// metadata of each evaluation as <c>flagSetId</c>. Null names them by the file of the first manifest, as generated
    /// flags name their domain: <c>flags</c> for <c>flags.json</c>, <c>checkout</c> for <c>checkout.flags.json</c>.
    /// </summary>
    public string? FlagSetId { get; set; }

    /// <summary>Gets each user's first exposure per flag, variant and stage, and what is tracked; null finds none.</summary>
    public IExposureSink? Exposures { get; set; }

    /// <summary>What counts as an exposure, and how they are handed on.</summary>
    public ExposureOptions ExposureOptions { get; set; } = new();

    /// <summary>Gets told of manifests that are served and refused, of flags that are switched off, and of a sink that fails. Null logs nothing.</summary>
    public ILogger? Logger { get; set; }
}
