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
    private const int MaxRounds = 20;

    /// <summary>Checks a property.</summary>
    /// <param name="cases">The number of cases. OPENROLLOUT_CASES multiplies it for a long run.</param>
    /// <param name="arbitrary">The cases.</param>
    /// <param name="law">The property, which throws if it does not hold.</param>
    public static void Holds<T>(int cases, Arbitrary<T> arbitrary, Action<T> law) => Holds(cases, arbitrary, law, static () => true);

    /// <summary>Checks a property until it has met what is rare. More cases follow if the first ones had bad luck.</summary>
    /// <param name="cases">The number of cases. OPENROLLOUT_CASES multiplies it for a long run.</param>
    /// <param name="arbitrary">The cases.</param>
    /// <param name="law">The property, which throws if it does not hold.</param>
    /// <param name="isTested">Returns whether the cases so far test the property.</param>
    public static void Holds<T>(int cases, Arbitrary<T> arbitrary, Action<T> law, Func<bool> isTested)
    {
        var given = ReadNumber(SeedVariable);
        for (var round = 0; round < MaxRounds; round++)
        {
            Check(cases, arbitrary, law, given ?? (ulong)Random.Shared.NextInt64());
            if (given is not null || isTested())
            {
                return;
            }
        }

        throw new InvalidOperationException($"{MaxRounds} times {cases} cases hardly test the law.");
    }

    private static void Check<T>(int cases, Arbitrary<T> arbitrary, Action<T> law, ulong seed)
    {
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(cases * (int)(ReadNumber(CasesVariable) ?? 1))
            .WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
        try
        {
            FsCheck.Check.One(config, Prop.ForAll(arbitrary, law));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{SeedVariable}={seed} brings this back.\n{exception.Message}", exception);
        }
    }

    private static ulong? ReadNumber(string variable)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
}
