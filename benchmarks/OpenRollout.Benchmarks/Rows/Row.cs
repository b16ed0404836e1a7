namespace OpenRollout.Benchmarks;

/// <summary>Something that is measured, and the goal it is held to.</summary>
internal abstract class Row
{
    public required string Name { get; init; }

    public abstract Line Measure();
}
