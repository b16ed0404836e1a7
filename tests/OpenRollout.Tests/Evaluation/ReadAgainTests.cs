using System.Text;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>A program releases the rollouts that it was compiled from; a rollout that is needed later is read from the text again.</summary>
public sealed class ReadAgainTests
{
    [Fact]
    public void A_rollout_that_is_read_again_is_the_one_that_was_read()
        => Law.Holds(100, RolloutCases.Any, drawn =>
        {
            var reading = drawn.Read();
            var before = reading.Manifest.Flags.Select(flag => Describe(flag.Rollout)).ToList();
            var program = RolloutProgram.Compile(reading, drawn.Cohorts);
            Assert.Equal(before, program.Manifest.Flags.Select(flag => Describe(flag.Rollout)));
            // The second program is compiled only from rollouts that are read again.
            Assert.Equal([], program.FindChanges(RolloutProgram.Compile(reading, drawn.Cohorts)));
        });

    [Fact]
    public void A_place_is_told_as_before_behind_a_byte_order_mark_and_in_strings_with_escapes()
    {
        byte[] text = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($$"""
            { {{Manifests.Context}},
              "flags": { "ünser": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "\u0073", "stages": [
                { "name": "s", "audiences": [ { "when": { "country": ["\u0044E", "😀"] }, "percentage": 10 } ] } ] } } } }
            """)];
        var reading = ManifestReader.Read(text);
        var before = Describe(reading.Manifest.Flags[0].Rollout);
        RolloutProgram.Compile(reading);
        Assert.Contains("DE 😀", before, StringComparison.Ordinal);
        Assert.Equal(before, Describe(reading.Manifest.Flags[0].Rollout));
    }

    private static string Describe(RolloutDefinition? rollout)
    {
        var text = new StringBuilder().Append(rollout?.Range).Append(rollout?.Salt).Append(rollout?.Unit).Append(rollout?.ActiveStage);
        text.AppendJoin(' ', rollout?.Requires ?? []).AppendJoin(' ', rollout?.Exclude ?? []);
        foreach (var stage in rollout?.Stages ?? [])
        {
            text.Append(stage.Name).Append(stage.Range).Append(stage.StartsAt).Append(stage.Since);
            foreach (var audience in stage.Audiences)
            {
                text.Append(audience.Range).Append(audience.Segment).Append(audience.Percentage).AppendJoin(' ', audience.Keys ?? []);
                text.Append(audience.Condition).Append(Operands(audience.Condition)).AppendJoin(' ', (audience.Serve ?? rollout!.Serve)?.Variants ?? []);
            }
        }

        return text.ToString();
    }

    private static string Operands(Condition? condition) => condition switch
    {
        StringCondition strings => string.Join(' ', strings.Operands),
        AllCondition all => string.Concat(all.Conditions.Select(Operands)),
        AnyCondition any => string.Concat(any.Conditions.Select(Operands)),
        _ => condition?.ToString() ?? "",
    };
}
