using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>The status of a provider's manifest at one time: its version, its times, and the problem that keeps it from being current. Immutable.</summary>
public sealed class ManifestStatus
{
    internal ManifestStatus()
    {
    }

    /// <summary>Gets the version of the served manifest, which is its <see cref="LoadedManifest.Version"/>; null if there has been no valid manifest.</summary>
    public string? Version => LazyVersion?.Value;

    /// <summary>Gets the environment that the served manifest was read for: the name that the manifest lists, or the one that was given to the source. Null if there was none or there has been no valid manifest.</summary>
    public string? Environment { get; private init; }

    /// <summary>Gets a value indicating whether the served manifest is merged with the overlay of <see cref="Environment"/>. If not, the manifest does not list the environment and is served alone.</summary>
    public bool HasOverlay { get; private init; }

    /// <summary>Gets the time at which the provider began to serve that version, in UTC; null if there has been no valid manifest.</summary>
    public DateTimeOffset? ServedSince { get; private init; }

    /// <summary>Gets the time at which the source last confirmed the manifest as current, in UTC; for a source that does not report this, the time at which the manifest was read. Null if there has been no valid manifest.</summary>
    public DateTimeOffset? ConfirmedAt { get; private init; }

    /// <summary>Gets the time since which the manifest may be out of date, or is missing, in UTC; null while there is no problem.</summary>
    public DateTimeOffset? StaleSince { get; private init; }

    /// <summary>Gets the problem that keeps the provider from serving the current manifest; null if there is none.</summary>
    public ManifestProblem? Problem { get; private init; }

    private Lazy<string>? LazyVersion { get; init; }

    /// <summary>Returns the time since the manifest was last confirmed as current; null if there has been no valid manifest. Never negative, even after the clock was set back.</summary>
    /// <param name="now">The current time.</param>
    public TimeSpan? AgeAt(DateTimeOffset now)
        => ConfirmedAt is { } at ? TimeSpan.FromTicks(Math.Max(0, (now - at).Ticks)) : null;

    /// <summary>Returns the status after a manifest was accepted.</summary>
    internal ManifestStatus Serving(LoadedManifest loaded, bool isNew, DateTimeOffset now) => new()
    {
        LazyVersion = loaded.LazyVersion,
        Environment = loaded.RequestedEnvironment,
        HasOverlay = loaded.Environment is not null,
        ServedSince = isNew || ServedSince is null ? now : ServedSince,
        ConfirmedAt = loaded.ConfirmedAt ?? (loaded.Outage is null ? now : ConfirmedAt),
        StaleSince = loaded.Outage is null ? null : StaleSince ?? now,
        Problem = loaded.Outage,
    };

    /// <summary>Returns the status after a manifest was rejected.</summary>
    internal ManifestStatus Refusing(ManifestProblem problem, DateTimeOffset now) => new()
    {
        LazyVersion = LazyVersion,
        Environment = Environment,
        HasOverlay = HasOverlay,
        ServedSince = ServedSince,
        ConfirmedAt = ConfirmedAt,
        StaleSince = StaleSince ?? now,
        Problem = problem,
    };
}
