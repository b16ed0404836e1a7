using System.Runtime.ExceptionServices;

namespace OpenRollout.Generators.Tests;

/// <summary>Runs code on a small stack, as a thread of an editor can have, and with a time limit.</summary>
internal static class SmallStack
{
    private const int Bytes = 512 * 1024;

    /// <summary>Far more than the work takes on a slow and busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs an action, and fails if it throws or does not end in time.</summary>
    public static void Run(Action action)
    {
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
#pragma warning disable CA1031 // Rethrown on the thread of the test.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    thrown = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Bytes)
        { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(Limit), $"It did not end within {Limit}.");
        thrown?.Throw();
    }
}
