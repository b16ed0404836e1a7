using System.Globalization;
using System.Security.Cryptography;

namespace OpenRollout.Removal.Tests;

/// <summary>
/// Random programs do the same before and after the removal. Each run has other programs. A failure prints the seed and a program that is as
/// small as possible. Set OPENROLLOUT_SEED to try the seed again, and OPENROLLOUT_PROGRAMS to the number of programs.
/// </summary>
public sealed class ProgramTests(Xunit.Abstractions.ITestOutputHelper output)
{
    /// <summary>The number of programs of one batch. Those with the same flag are one compilation.</summary>
    private const int Batch = 500;

    private static int Programs => Read("OPENROLLOUT_PROGRAMS") ?? 500;

    [Fact]
    public void A_removal_does_not_change_what_a_program_does()
    {
        var seed = Read("OPENROLLOUT_SEED") ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var (uses, refusals) = (0, new List<RemovalPlace>());
        for (var start = 0; start < Programs; start += Batch)
        {
            var seeds = Enumerable.Range(start, Math.Min(Batch, Programs - start)).Select(index => unchecked(seed + index)).ToList();
            // The seed decides the flag, so that a program alone is the same as in its batch.
            foreach (var (forms, index) in FlagForms.All.Select((forms, index) => (forms, index)))
            {
                var own = seeds.FindAll(number => (uint)number % FlagForms.All.Count == index);
                var programs = own.ConvertAll(number => new Choices(number));
                var outcome = ProgramOutcome.Of(programs, forms);
                uses += outcome.Uses;
                refusals.AddRange(outcome.Refusals);
                if (outcome.Different is { } different)
                {
                    Assert.Fail($"OPENROLLOUT_SEED={own[different]} OPENROLLOUT_PROGRAMS=1 ({forms.Key} is {forms.Default})\n{ProgramShrinking.Shrink(programs[different].Made, forms)}");
                }
            }
        }

        var reasons = refusals.GroupBy(place => string.Join(' ', place.Reason.Split(' ').Take(8))).OrderByDescending(same => same.Count()).Select(same => $"{same.Count()} x {same.Key} …");
        output.WriteLine($"seed {seed}: {Programs} programs, {uses} uses, {refusals.Count} of them refused\n{string.Join('\n', reasons)}");
        // Some uses would cause a warning. Most are removed; otherwise the programs would prove nothing.
        Assert.True(refusals.Count * 5 < uses || Programs < 50, $"Seed {seed}: {refusals.Count} of {uses} uses were refused.\n{string.Join('\n', reasons)}");
    }

    private static int? Read(string variable)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
