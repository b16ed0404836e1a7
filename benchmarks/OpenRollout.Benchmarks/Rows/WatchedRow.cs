namespace OpenRollout.Benchmarks;

/// <summary>The flag of a snapshot while somebody wants to know of each evaluation: whether anybody does is the process's, so it ends with the row.</summary>
internal sealed class WatchedRow : Row
{
    /// <summary>Begins to watch.</summary>
    public required Func<Watching> Begin { get; init; }

    public override Line Measure()
    {
        using var watching = Begin();
        return new PairedRow { Name = Name, Subject = watching.Subject, Baseline = Loops.HandWrittenStruct, Against = "hand-written struct", MostBytes = 0 }.Measure();
    }
}
