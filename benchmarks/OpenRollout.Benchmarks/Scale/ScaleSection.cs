namespace OpenRollout.Benchmarks;

/// <summary>A table of what something costs as it grows.</summary>
internal abstract class ScaleSection
{
    /// <summary>What grows, and what it costs.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Measures one size after the other.</summary>
    public abstract IEnumerable<IReadOnlyList<string>> Measure();
}
