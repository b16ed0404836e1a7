namespace OpenRollout.Benchmarks;

/// <summary>A measurement and its goal.</summary>
internal abstract class Row
{
    public required string Name { get; init; }

    /// <summary>Measures the row. May be called again; then the less disturbed measurement counts.</summary>
    public abstract Line Measure();

    /// <summary>
    /// Gets a value indicating whether other load on the processor disturbed the measurement: the baseline took longer than
    /// usual. Rows that need the caches suffer most from it.
    /// </summary>
    public virtual bool IsDisturbed => false;
}
