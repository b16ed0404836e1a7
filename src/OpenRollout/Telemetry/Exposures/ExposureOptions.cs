using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>
/// Options for finding and delivering exposures. Do not change them after passing them to a provider. If exposures are
/// collected, the provider's constructor throws an <see cref="ArgumentException"/> for an invalid option.
/// </summary>
public sealed class ExposureOptions
{
    /// <summary>The maximum of <see cref="Remembered"/>, which takes 1 GiB.</summary>
    internal const int MaximumRemembered = 1 << 27;

    /// <summary>
    /// Gets or sets the predicate that decides which outcomes are exposures. It is called once per outcome of each flag
    /// when a manifest is loaded. By default, every outcome with a stage is an exposure, for a whole audience as well as for
    /// a percentage; defaults and flags that are off are not. An outcome for which the predicate throws is not an exposure.
    /// </summary>
    public Func<Outcome, bool> Includes { get; set; } = static outcome => outcome.Stage is not null;

    /// <summary>
    /// Gets or sets the number of exposures that are remembered, so that they are not reported again. The default is
    /// 131,072 and the maximum 134,217,728 (1 GiB); rounded up to a power of two. Each takes 8 bytes, 1 MiB by default. If
    /// many more users are active at the same time, some exposures are reported again.
    /// </summary>
    public int Remembered { get; set; } = 1 << 17;

    /// <summary>
    /// Gets or sets the number of exposures and tracked events that can wait for the sink. The default is 8,192 and the
    /// maximum 134,217,728; rounded up to a power of two. Further ones are dropped and counted.
    /// </summary>
    public int QueueLength { get; set; } = 1 << 13;

    /// <summary>Gets or sets the maximum number of items that are passed to the sink at once. The default is 512.</summary>
    public int BatchSize { get; set; } = 512;

    /// <summary>Gets or sets how long the first item of a batch waits for further ones. The default is 100 milliseconds; at most one hour.</summary>
    public TimeSpan BatchDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets or sets how long a shutdown waits for the sink to receive the remaining items. The default is 2 seconds; at most one hour.</summary>
    public TimeSpan FlushTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Validates the options.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or <see cref="Includes"/> is null.</exception>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Includes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Remembered);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Remembered, MaximumRemembered);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(QueueLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(QueueLength, MaximumRemembered);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BatchDelay, TimeSpan.FromHours(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(FlushTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FlushTimeout, TimeSpan.FromHours(1));
    }
}
