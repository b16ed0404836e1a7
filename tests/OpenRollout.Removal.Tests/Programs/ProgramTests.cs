using System.Globalization;

namespace OpenRollout.Removal.Tests;

/// <summary>
/// Random programs do the same before and after the removal. A failure prints the seed and a program that is as small as possible. Set
/// OPENROLLOUT_SEED to try the seed again, and OPENROLLOUT_PROGRAMS to the number of programs.
/// </summary>
public sealed class ProgramTests(Xunit.Abstractions.ITestOutputHelper output)
{
    /// <summary>All programs of a batch are in one compilation.</summary>
    private const int Batch = 500;
    private const int MaxAttempts = 400;

    private static int Programs => Read("OPENROLLOUT_PROGRAMS") ?? 60;

    [Fact]
    public void A_removal_does_not_change_what_a_program_does()
    {
        var seed = Read("OPENROLLOUT_SEED") ?? 100;
        var (uses, refused) = (0, 0);
        for (var start = 0; start < Programs; start += Batch)
        {
            var seeds = Enumerable.Range(start, Math.Min(Batch, Programs - start)).Select(index => unchecked(seed + index)).ToList();
            // The seed decides the flag, so that a program alone is the same as in its batch.
            foreach (var (forms, index) in FlagForms.All.Select((forms, index) => (forms, index)))
            {
                var own = seeds.Where(number => (uint)number % FlagForms.All.Count == index).ToList();
                var programs = own.ConvertAll(number => new Choices(number));
                var outcome = Outcome.Of(programs, forms);
                uses += outcome.Uses;
                refused += outcome.Refused;
                if (outcome.Different is { } different)
                {
                    Assert.Fail($"OPENROLLOUT_SEED={own[different]} OPENROLLOUT_PROGRAMS=1 ({forms.Key} is {forms.Default})\n{Shrink(programs[different].Made, forms)}");
                }
            }
        }

        // Random code has many conditions that the compiler would warn about. Most uses are removed; otherwise the programs would prove nothing.
        Assert.True(refused * 2 < uses || Programs < Batch, $"{refused} of {uses} uses were refused.");
        output.WriteLine($"seed {seed}: {Programs} programs, {uses} uses, {refused} of them refused");
    }

    /// <summary>Returns the report about the smallest program that still fails.</summary>
    private static string Shrink(IReadOnlyList<int> choices, FlagForms forms)
    {
        var best = Outcome.Of([new Choices(choices)], forms).Report;
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
                    if (Outcome.TryOf(candidate, forms) is { Different: not null } outcome)
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
        public static Outcome? TryOf(IReadOnlyList<int> choices, FlagForms forms)
        {
            try
            {
                return Of([new Choices(choices)], forms);
            }
            catch (Xunit.Sdk.XunitException)
            {
                // A smaller program that does not compile is no example.
                return null;
            }
        }

        public static Outcome Of(IReadOnlyList<Choices> programs, FlagForms forms)
        {
            var texts = programs.Select((choices, index) => RandomProgram.Write(choices, "Program" + index, forms)).ToList();
            var before = TestCompilation.Create(texts.SelectMany((files, index) => files.Select((text, part) => (PathOf(index, part), text))), forms.Key, forms.Default);
            var result = FlagRemoval.Run(new RemovalRequest(forms.Key, forms.Default, [before]));
            var (old, changed) = (new LoadedProgram(before), new LoadedProgram(TestCompilation.With(before, result.Texts)));
            var uses = texts.Sum(files => files.Sum(text => text.Split(forms.Name).Length - 1));
            for (var index = 0; index < texts.Count; index++)
            {
                var (expected, actual) = (old.Run("Program" + index), changed.Run("Program" + index));
                if (expected != actual)
                {
                    var after = texts[index].Select((text, part) => result.Texts.TryGetValue(PathOf(index, part), out var edited) ? edited.ToString() : text);
                    return new Outcome(uses, result.Refusals.Count, index, $"{string.Concat(texts[index])}\n--- after\n{string.Concat(after)}\n--- trace before\n{expected}\n--- trace after\n{actual}");
                }
            }

            return new Outcome(uses, result.Refusals.Count, null, "");
        }

        private static string PathOf(int program, int part) => $"Program{program}.{part}.cs";
    }
}
