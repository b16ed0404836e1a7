namespace OpenRollout.Benchmarks;

/// <summary>A table of costs by size.</summary>
internal abstract class ScaleSection
{
    /// <summary>Gets the columns: the size and its costs.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Measures each size and returns its row.</summary>
    public abstract IEnumerable<IReadOnlyList<string>> Measure();
}
