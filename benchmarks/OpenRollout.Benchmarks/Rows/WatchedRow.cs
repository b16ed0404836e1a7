namespace OpenRollout.Benchmarks;

/// <summary>Evaluates a flag of a snapshot while evaluations are observed. Observing applies to the whole process, so it ends with the row.</summary>
internal sealed class WatchedRow : Row
{
    /// <summary>Gets the function that begins to observe evaluations.</summary>
    public required Func<Watching> Begin { get; init; }

    public override Line Measure()
    {
        using var watching = Begin();
        return new PairedRow { Name = Name, Subject = watching.Subject, Baseline = Loops.HandWrittenStruct, Against = "hand-written struct", MostBytes = 0 }.Measure();
    }
}
