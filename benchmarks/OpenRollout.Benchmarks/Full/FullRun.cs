using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace OpenRollout.Benchmarks;

/// <summary>Runs the paired rows under BenchmarkDotNet, then the table.</summary>
internal static class FullRun
{
    public static bool Run()
    {
        // In this process, because a project that BenchmarkDotNet generates has neither our build settings nor our package versions.
        BenchmarkRunner.Run<RowBenchmarks>(ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)));
        return SummaryTable.Show(AllRows.All);
    }
}
