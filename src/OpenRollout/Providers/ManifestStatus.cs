using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>What a provider serves at a moment, since when, by the machine's clock, and what is wrong. Immutable.</summary>
public sealed record ManifestStatus
{
    internal ManifestStatus()
    {
    }

    /// <summary>The version of the manifest that is served, as <see cref="LoadedManifest.Version"/> has it; null where there never was a good one.</summary>
    public string? Version => LazyVersion?.Value;

    /// <summary>When this provider began to serve that version, in UTC.</summary>
    public DateTimeOffset? ServedSince { get; private init; }

    /// <summary>When its origin last said that it is the current one, in UTC; where the source does not say, when it was read.</summary>
    public DateTimeOffset? ConfirmedAt { get; private init; }

    /// <summary>Since when the provider goes on with a manifest that may be out of date, or with none, in UTC; null while all is well.</summary>
    public DateTimeOffset? StaleSince { get; private init; }

    /// <summary>What is wrong while that is so; null while all is well.</summary>
    public ManifestProblem? Problem { get; private init; }

    private Lazy<string>? LazyVersion { get; init; }

    /// <summary>Returns how long ago the manifest was last known to be current; null where there never was a good one. Never negative, whatever the clock did.</summary>
    /// <param name="now">The time to count to.</param>
    public TimeSpan? AgeAt(DateTimeOffset now)
        => ConfirmedAt is { } at ? TimeSpan.FromTicks(Math.Max(0, (now - at).Ticks)) : null;

    /// <summary>Returns the status after a manifest was taken over.</summary>
    internal ManifestStatus Serving(LoadedManifest loaded, bool isNew, DateTimeOffset now) => new()
    {
        LazyVersion = loaded.LazyVersion,
        ServedSince = isNew || ServedSince is null ? now : ServedSince,
        ConfirmedAt = loaded.ConfirmedAt ?? (loaded.Outage is null ? now : ConfirmedAt),
        StaleSince = loaded.Outage is null ? null : StaleSince ?? now,
        Problem = loaded.Outage,
    };

    /// <summary>Returns the status after a manifest was refused.</summary>
    internal ManifestStatus Refusing(ManifestProblem problem, DateTimeOffset now) => this with { StaleSince = StaleSince ?? now, Problem = problem };
}
