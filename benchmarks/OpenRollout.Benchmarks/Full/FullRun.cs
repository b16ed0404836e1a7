using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace OpenRollout.Benchmarks;

/// <summary>Everything: the paired rows under BenchmarkDotNet, then the table.</summary>
internal static class FullRun
{
    public static bool Run()
    {
        // In this process: a project that BenchmarkDotNet made for itself would have neither our build nor our versions.
        BenchmarkRunner.Run<RowBenchmarks>(ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)));
        return SummaryTable.Show(AllRows.All);
    }
}
