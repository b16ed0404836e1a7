using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>How exposures are found and handed on. Not to be changed after it was handed to a provider.</summary>
public sealed class ExposureOptions
{
    /// <summary>The largest <see cref="Remembered"/>: 1 GiB.</summary>
    internal const int MostRemembered = 1 << 27;

    /// <summary>
    /// What counts as an exposure: asked once for each thing that a flag can give, whenever a manifest is loaded. Unless
    /// set, whatever a stage served, whether a whole audience got it or a share; who was not taken in, got a default or
    /// was given a flag that is off was not exposed. What it throws for is no exposure.
    /// </summary>
    public Func<Outcome, bool> Includes { get; set; } = static outcome => outcome.Stage is not null;

    /// <summary>
    /// How many exposures are remembered, so as not to be reported again, in 8 bytes each: 131,072 unless set, which is
    /// 1 MiB, rounded up to a power of two. With many more in play at once some are reported again.
    /// </summary>
    public int Remembered { get; set; } = 1 << 17;

    /// <summary>How many may wait for the sink: 8,192 unless set, rounded up to a power of two. What comes beyond that is dropped and counted.</summary>
    public int QueueLength { get; set; } = 1 << 13;

    /// <summary>How many are given to the sink at once, at most: 512 unless set.</summary>
    public int BatchSize { get; set; } = 512;

    /// <summary>How long the first one waits for others to make a batch with: 100 milliseconds unless set.</summary>
    public TimeSpan BatchDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a shutdown waits for the sink to take what is left: 2 seconds unless set.</summary>
    public TimeSpan FlushTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Throws where an option cannot work.</summary>
    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Includes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Remembered);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Remembered, MostRemembered);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(QueueLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(QueueLength, MostRemembered);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BatchDelay, TimeSpan.FromHours(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(FlushTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FlushTimeout, TimeSpan.FromHours(1));
    }
}
