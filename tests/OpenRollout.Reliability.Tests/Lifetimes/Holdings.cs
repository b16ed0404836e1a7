namespace OpenRollout.Reliability.Tests.Lifetimes;

/// <summary>What a process holds at a moment.</summary>
/// <param name="Timers">Timers that are running.</param>
/// <param name="Threads">Threads, those of the runtime included.</param>
/// <param name="Handles">Open files and sockets; 0 where the system does not tell.</param>
internal readonly record struct Holdings(long Timers, int Threads, int Handles)
{
    public static Holdings Now()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return new Holdings(Timer.ActiveCount, CountOf("/proc/self/task"), CountOf("/proc/self/fd"));
    }

    private static int CountOf(string folder) => Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder).Length : 0;
}
