namespace OpenRollout;

/// <summary>Provides options for a <see cref="GuardrailMonitor"/>. Do not change them after you have passed them to a monitor.</summary>
public sealed class GuardrailOptions
{
    /// <summary>
    /// Gets or sets the path of the folder that keeps the counted users, so that they outlive the process. A relative path is resolved
    /// against the current directory. A missing folder is created, for its owner only. One process at a time can use a folder;
    /// guardrails of a second one only tell. Null, the default, keeps nothing: guardrails then only tell.
    /// </summary>
    public string? StateFolder { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether users are counted whom only a visitor cookie identifies; false by default.
    /// </summary>
    /// <remarks>
    /// Anyone can create visitor identifiers. If you set the option to true, one person can make a guardrail switch a
    /// flag off with a handful of requests, because the buckets of identifiers can be computed. Users who are signed in are always counted.
    /// If your application has its own identifiers of visitors, set the attribute <c>openrollout.visitorId</c> of the evaluation context to them.
    /// </remarks>
    public bool CountsVisitors { get; set; }

    /// <summary>Gets or sets the observer of alarms; null, the default, for none.</summary>
    public IGuardrailObserver? Observer { get; set; }

    /// <summary>Gets or sets the clock for the times of decisions and for the delays between attempts to store them. The default is the system's clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
