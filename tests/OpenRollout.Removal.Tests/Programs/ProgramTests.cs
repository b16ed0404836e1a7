using System.Globalization;

namespace OpenRollout.Removal.Tests;

/// <summary>
/// Random programs do the same before and after the removal. A failure prints the seed and a program that is as small as possible. Set
/// OPENROLLOUT_SEED to try the seed again, and OPENROLLOUT_PROGRAMS to the number of programs.
/// </summary>
public sealed class ProgramTests
{
    private const int Batch = 15;
    private const int MaxAttempts = 400;

    private static int Programs => Read("OPENROLLOUT_PROGRAMS") ?? 30;

    [Fact]
    public void A_removal_does_not_change_what_a_program_does()
    {
        var seed = Read("OPENROLLOUT_SEED") ?? Random.Shared.Next();
        var (uses, refused) = (0, 0);
        for (var start = 0; start < Programs; start += Batch)
        {
            var value = start / Batch % 2 == 0;
            var programs = Enumerable.Range(start, Math.Min(Batch, Programs - start)).Select(index => new Choices(unchecked(seed + index))).ToList();
            var outcome = Outcome.Of(programs, value);
            uses += outcome.Uses;
            refused += outcome.Refused;
            if (outcome.Different is { } different)
            {
                Assert.Fail($"OPENROLLOUT_SEED={seed + different + start} OPENROLLOUT_PROGRAMS=1 (flag {value})\n{Shrink(programs[different].Made, value)}");
            }
        }

        // A warning of the compiler withdraws a whole method, and random code has many. Most uses are removed; otherwise the programs would prove nothing.
        Assert.True(refused * 2 < uses, $"{refused} of {uses} uses were refused.");
    }

    /// <summary>Returns the report about the smallest program that still fails.</summary>
    private static string Shrink(IReadOnlyList<int> choices, bool value)
    {
        var best = Outcome.Of([new Choices(choices)], value).Report;
        var attempts = 0;
        for (var size = choices.Count / 2; size > 0 && attempts < MaxAttempts;)
        {
            var hasShrunk = false;
            for (var start = 0; start < choices.Count && attempts < MaxAttempts; start += size)
            {
                int[][] candidates = [[.. choices.Take(start), .. choices.Skip(start + size)], [.. choices.Select((choice, index) => index >= start && index < start + size ? 0 : choice)]];
                foreach (var candidate in candidates.Where(candidate => !candidate.SequenceEqual(choices)))
                {
                    attempts++;
                    if (Outcome.TryOf(candidate, value) is { Different: not null } outcome)
                    {
                        (choices, best, hasShrunk) = (candidate, outcome.Report, true);
                        break;
                    }
                }
            }

            size = hasShrunk ? Math.Min(size, choices.Count) : size / 2;
        }

        return best;
    }

    private static int? Read(string variable)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>What happened to some programs.</summary>
    private sealed record Outcome(int Uses, int Refused, int? Different, string Report)
    {
        public static Outcome? TryOf(IReadOnlyList<int> choices, bool value)
        {
            try
            {
                return Of([new Choices(choices)], value);
            }
            catch (Xunit.Sdk.XunitException)
            {
                // A smaller program that does not compile is no example.
                return null;
            }
        }

        public static Outcome Of(IReadOnlyList<Choices> programs, bool value)
        {
            var files = programs.Select((choices, index) => (Path: $"Program{index}.cs", Text: RandomProgram.Write(choices, "Program" + index))).ToList();
            var before = TestCompilation.Create(files, value);
            var result = FlagRemoval.Run(new RemovalRequest("stories", value, [before]));
            var after = TestCompilation.With(before, result.Texts);
            var (old, changed) = (new LoadedProgram(before), new LoadedProgram(after));
            var uses = files.Sum(file => file.Text.Split("Stories").Length - 1);
            for (var index = 0; index < files.Count; index++)
            {
                var (expected, actual) = (old.Run("Program" + index), changed.Run("Program" + index));
                if (expected != actual)
                {
                    var text = result.Texts.TryGetValue(files[index].Path, out var edited) ? edited.ToString() : "";
                    return new Outcome(uses, result.Refusals.Count, index, $"{files[index].Text}\n--- after\n{text}\n--- trace before\n{expected}\n--- trace after\n{actual}");
                }
            }

            return new Outcome(uses, result.Refusals.Count, null, "");
        }
    }
}
