namespace OpenRollout.Sources.Http;

/// <summary>Computes the delay before the next poll. Each delay has a random part, so that processes do not poll in step.</summary>
internal sealed class PollingDelay(HttpManifestOptions options)
{
    /// <summary>Returns the delay after a successful poll.</summary>
    public TimeSpan GetRegular() => AddJitter(options.PollingInterval);

    /// <summary>Returns the delay after consecutive failures. It doubles with each failure.</summary>
    /// <param name="failures">The number of consecutive failures, at least 1.</param>
    /// <param name="minimum">The minimum delay, which the server asked for.</param>
    public TimeSpan GetAfterFailures(int failures, TimeSpan minimum)
    {
        var ticks = options.RetryDelay.Ticks * Math.Pow(2, Math.Min(failures, 40) - 1);
        var delay = AddJitter(TimeSpan.FromTicks((long)Math.Min(ticks, options.MaximumRetryDelay.Ticks)));
        return delay > minimum ? delay : minimum;
    }

    private TimeSpan AddJitter(TimeSpan delay) => delay * (1 + (options.Jitter * ((2 * NextRandom()) - 1)));

#pragma warning disable CA5394 // The random part only spreads the load; it does not have to be unpredictable.
    private static double NextRandom() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
