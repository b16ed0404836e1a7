namespace OpenRollout.Reliability.Tests.Lifetimes;

/// <summary>The resources of the process.</summary>
/// <param name="Timers">The number of active timers.</param>
/// <param name="Threads">The number of threads, including those of the runtime.</param>
/// <param name="Handles">The number of open files and sockets; 0 if the system does not provide it.</param>
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
