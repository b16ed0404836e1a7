namespace OpenRollout.Benchmarks;

/// <summary>Something that is measured, and the goal it is held to.</summary>
internal abstract class Row
{
    public required string Name { get; init; }

    /// <summary>Measures it, or measures it again; then the less disturbed one counts.</summary>
    public abstract Line Measure();

    /// <summary>
    /// Whether somebody else was at work on the processor meanwhile, as what the row is held against took longer than it
    /// does: that is what a row suffers most from which needs the caches.
    /// </summary>
    public virtual bool IsDisturbed => false;
}
