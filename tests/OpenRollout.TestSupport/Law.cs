using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace OpenRollout.TestSupport;

/// <summary>
/// Holds a law against random cases. Each run draws others; one that fails tells its seed, which the environment
/// variable OPENROLLOUT_SEED brings back.
/// </summary>
internal static class Law
{
    private const string SeedVariable = "OPENROLLOUT_SEED";
    private const string CasesVariable = "OPENROLLOUT_CASES";

    /// <summary>Checks a law, which throws where it does not hold.</summary>
    /// <param name="cases">How many cases; OPENROLLOUT_CASES multiplies them for a long run.</param>
    /// <param name="arbitrary">The cases.</param>
    /// <param name="law">The law.</param>
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
