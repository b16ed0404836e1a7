using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace OpenRollout.TestSupport;

/// <summary>
/// Checks a property against random cases, which differ in each run. A failure reports its seed; to reproduce it, set the
/// environment variable OPENROLLOUT_SEED to that seed.
/// </summary>
internal static class Law
{
    private const string SeedVariable = "OPENROLLOUT_SEED";
    private const string CasesVariable = "OPENROLLOUT_CASES";

    /// <summary>Checks a property.</summary>
    /// <param name="cases">The number of cases. OPENROLLOUT_CASES multiplies it for a long run.</param>
    /// <param name="arbitrary">The cases.</param>
    /// <param name="law">The property, which throws if it does not hold.</param>
    public static void Holds<T>(int cases, Arbitrary<T> arbitrary, Action<T> law)
    {
        var seed = ReadNumber(SeedVariable) ?? (ulong)Random.Shared.NextInt64();
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(cases * (int)(ReadNumber(CasesVariable) ?? 1))
            .WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
        try
        {
            Check.One(config, Prop.ForAll(arbitrary, law));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{SeedVariable}={seed} brings this back.\n{exception.Message}", exception);
        }
    }

    private static ulong? ReadNumber(string variable)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
}
