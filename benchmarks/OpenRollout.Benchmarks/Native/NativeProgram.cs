using System.Diagnostics;
using System.Globalization;

namespace OpenRollout.Benchmarks;

/// <summary>A program that was published with Native AOT and prints how long it took to reach its first value.</summary>
/// <param name="path">The path of the executable.</param>
internal sealed class NativeProgram(string path)
{
    /// <summary>Gets the size of the executable in bytes.</summary>
    public long Size => new FileInfo(path).Length;

    /// <summary>Runs the program and returns the nanoseconds from the call that starts the process to its first value.</summary>
    /// <exception cref="InvalidOperationException">The program returned another code than 0.</exception>
    public double TimeToFirstValue()
    {
        // The clock is the same in all processes of the machine.
        var start = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(new ProcessStartInfo(path, [start]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? long.Parse(output, CultureInfo.InvariantCulture) * 1e9 / Stopwatch.Frequency
            : throw new InvalidOperationException($"'{path}' returned {process.ExitCode}.");
    }
}
