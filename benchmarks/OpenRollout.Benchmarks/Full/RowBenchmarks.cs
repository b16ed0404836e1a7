using BenchmarkDotNet.Attributes;

namespace OpenRollout.Benchmarks;

/// <summary>The rows that take nanoseconds under BenchmarkDotNet, each beside its baseline.</summary>
[MemoryDiagnoser]
public class RowBenchmarks
{
    private PairedRow _row = null!;

    /// <summary>The names of the rows.</summary>
    public static IEnumerable<string> Names => AllRows.Paired.Select(row => row.Name);

    /// <summary>The name of the row that is measured.</summary>
    [ParamsSource(nameof(Names))]
    public string Row { get; set; } = "";

    /// <summary>Finds the row.</summary>
    [GlobalSetup]
    public void SetUp() => _row = AllRows.Paired.Single(row => row.Name == Row);

    /// <summary>What the row is compared with.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Population.Size)]
    public int Baseline() => _row.Baseline();

    /// <summary>What the row is about.</summary>
    [Benchmark(OperationsPerInvoke = Population.Size)]
    public int Subject() => _row.Subject();
}
