using System.Globalization;

namespace OpenRollout.Reliability.Tests.Trials;

/// <summary>The number of runs: few in every test run, all of them on demand.</summary>
internal static class Effort
{
    /// <summary>Gets a value indicating whether the full form runs.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("OPENROLLOUT_FAULTS") == "full";

    /// <summary>The seed of all random choices. It is printed with a failure; set it to repeat the failure.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("OPENROLLOUT_FAULTS_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20261102;

    public static int Of(int few, int full) => IsFull ? full : few;
}
