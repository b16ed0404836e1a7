using System.Runtime.Versioning;
using OpenRollout.Guardrails.Counting;

namespace OpenRollout.Reliability.Tests.Children;

/// <summary>A state folder on a disk that is full, and one whose permission is revoked and later restored.</summary>
internal static class CountingFaults
{
    public const int Users = 6_000;

    /// <summary>Runs in a process whose files have at most a few kilobytes.</summary>
    public static async Task CountOnFullDiskAsync(string folder)
    {
        await using var store = new LocalEvidenceStore(folder, UserCounter.Options with { FlushInterval = TimeSpan.FromMinutes(1), CompactionLength = int.MaxValue });
        var evidence = store.Open(UserCounter.Watch);
        Assert.Null(evidence.TellsOnlyBecause);
        for (var number = 0; number < Users; number++)
        {
            UserCounter.CountOne(evidence, number);
            if (number % 200 == 0)
            {
                await store.FlushAsync(CancellationToken.None);
            }
        }

        Assert.Contains("would be forgotten", store.Problem, StringComparison.Ordinal);
        Assert.Null(evidence.MutedBecause);
        Assert.Equal(CountAll().Values.Sum(counts => counts.Treated + counts.Control), evidence.GetCounts().Sum(stratum => stratum.Treated + stratum.Control));
        evidence.Decide(DateTimeOffset.UnixEpoch);
        Assert.NotNull(evidence.DecidedAt);
        Console.WriteLine("held");
    }

    [UnsupportedOSPlatform("windows")]
    public static async Task CountWithoutPermissionAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        LostPermission.SetAllowed(folder, false);
        await using var store = new LocalEvidenceStore(folder, UserCounter.Options);
        var evidence = store.Open(UserCounter.Watch);
        Assert.Contains("cannot be used", evidence.TellsOnlyBecause, StringComparison.Ordinal);
        Assert.Contains("cannot be used", store.Problem, StringComparison.Ordinal);
        UserCounter.CountOne(evidence, 0);
        Assert.Equal(1, evidence.GetCounts().Sum(stratum => stratum.Treated + stratum.Control));
        LostPermission.SetAllowed(folder, true);
        await Eventually.Is(() => evidence.TellsOnlyBecause is null && store.Problem is null);
        UserCounter.CountOne(evidence, 2);
        Assert.Equal(2, evidence.GetCounts().Sum(stratum => stratum.Treated + stratum.Control));
        Console.WriteLine("held");
    }

    /// <summary>Returns the counts when all users are counted.</summary>
    public static Dictionary<Evaluation.Arms.Stratum, (long Treated, long Control)> CountAll() => UserCounter.CountsOf(Users, _ => true);
}
