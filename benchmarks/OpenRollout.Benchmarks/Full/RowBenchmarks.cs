using BenchmarkDotNet.Attributes;

namespace OpenRollout.Benchmarks;

/// <summary>The rows that take nanoseconds under BenchmarkDotNet, each with its baseline.</summary>
[MemoryDiagnoser]
public class RowBenchmarks
{
    private PairedRow _row = null!;

    /// <summary>Gets the names of the rows.</summary>
    public static IEnumerable<string> Names => AllRows.Paired.Select(row => row.Name);

    /// <summary>Gets or sets the name of the measured row.</summary>
    [ParamsSource(nameof(Names))]
    public string Row { get; set; } = "";

    /// <summary>Finds the row by its name.</summary>
    [GlobalSetup]
    public void SetUp() => _row = AllRows.Paired.Single(row => row.Name == Row);

    /// <summary>Runs the baseline.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Population.Size)]
    public int Baseline() => _row.Baseline();

    /// <summary>Runs the subject.</summary>
    [Benchmark(OperationsPerInvoke = Population.Size)]
    public int Subject() => _row.Subject();
}
