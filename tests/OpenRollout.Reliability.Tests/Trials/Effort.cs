using System.Globalization;

namespace OpenRollout.Reliability.Tests.Trials;

/// <summary>How much is tried: a little in every test run, all of it on demand.</summary>
internal static class Effort
{
    /// <summary>Whether the long form was asked for.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("OPENROLLOUT_FAULTS") == "full";

    /// <summary>What all random choices begin with; printed when something fails, and set to repeat it.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("OPENROLLOUT_FAULTS_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20261102;

    public static int Of(int few, int full) => IsFull ? full : few;
}
