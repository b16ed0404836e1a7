namespace OpenRollout.Sources.Http;

/// <summary>How long to wait for the next look: the polling interval, or longer and longer after failures, never in step with other processes.</summary>
internal sealed class PollingDelay(HttpManifestOptions options)
{
    /// <summary>The wait between two looks that went well.</summary>
    public TimeSpan Regular => Jitter(options.PollingInterval);

    /// <summary>The wait after failures in a row: doubled with each, and never less than the server asked for.</summary>
    public TimeSpan AfterFailures(int failures, TimeSpan asked)
    {
        var ticks = options.RetryDelay.Ticks * Math.Pow(2, Math.Min(failures, 40) - 1);
        var wait = Jitter(TimeSpan.FromTicks((long)Math.Min(ticks, options.MaximumRetryDelay.Ticks)));
        return wait > asked ? wait : asked;
    }

    private TimeSpan Jitter(TimeSpan wait) => wait * (1 + (options.Jitter * ((2 * NextRandom()) - 1)));

#pragma warning disable CA5394 // It only keeps processes from asking all at once; nobody gains by guessing it.
    private static double NextRandom() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
