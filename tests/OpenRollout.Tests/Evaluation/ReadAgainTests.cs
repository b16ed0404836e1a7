using System.Collections;
using System.Text;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Compilation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Reading;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Compiling a served manifest releases its rollouts, which are read from the text again on demand. Verifies that callers see no difference.</summary>
public sealed class ReadAgainTests
{
    [Fact]
    public void A_rollout_that_is_read_again_is_the_one_that_was_read()
        => Law.Holds(100, RolloutCases.Any, drawn =>
        {
            var kept = drawn.Read().Manifest;
            var served = Serve(Encoding.UTF8.GetBytes(drawn.Json), drawn.Cohorts);
            Assert.Equal(kept.Flags.Select(Describe), served.Manifest.Flags.Select(Describe));
            // The second program is compiled from rollouts that were read again.
            Assert.Equal([], served.FindChanges(ProgramCompiler.Compile(served.Manifest, drawn.Cohorts)));
            Assert.Equal([], served.FindChanges(ProgramCompiler.Compile(kept, drawn.Cohorts)));
        });

    [Fact]
    public void Positions_are_the_same_behind_a_byte_order_mark_and_in_strings_with_escapes()
    {
        byte[] text = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($$"""
            { {{Manifests.Context}},
              "flags": { "ünser": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "\u0073", "stages": [
                { "name": "s", "audiences": [ { "when": { "country": ["\u0044E", "😀"] }, "percentage": 10 } ] } ] } } } }
            """)];
        var before = Describe(ManifestReader.Read(text).Manifest.Flags[0]);
        Assert.Contains("\"DE\", \"😀\"", before, StringComparison.Ordinal);
        Assert.Equal(before, Describe(Serve(text, RolloutProgram.NoCohorts).Manifest.Flags[0]));
    }

    [Fact]
    public void Compiling_a_manifest_keeps_the_rollouts_that_a_caller_has_seen()
        => Law.Holds(20, RolloutCases.Any, drawn =>
        {
            var reading = drawn.Read();
            var before = reading.Manifest.Flags.Select(flag => flag.GetRollout()).ToList();
            RolloutProgram.Compile(reading, drawn.Cohorts);
            Assert.All(reading.Manifest.Flags.Zip(before), pair => Assert.Same(pair.Second, pair.First.GetRollout()));
        });

    /// <summary>Compiles a manifest while it is read, as a provider does.</summary>
    private static RolloutProgram Serve(byte[] text, IReadOnlyDictionary<string, KeySet> cohorts)
    {
        var receiver = new Receiver(cohorts);
        return receiver.Complete(ManifestReader.Read(text, ManifestReader.DefaultPath, null, receiver).Manifest);
    }

    private static string Describe(FlagDefinition flag) => Describe(flag.GetRollout());

    /// <summary>Formats a part of the model with all its public properties.</summary>
    private static string Describe(object? part) => part switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IEnumerable parts => $"[{string.Join(", ", parts.Cast<object>().Select(Describe))}]",
        Name name => $"{name.Value} {name.Range}",
        ValueType => $"{part}",
        _ => $"{part.GetType().Name} {{ {string.Join(", ", part.GetType().GetProperties()
            .Where(property => property.GetMethod is { IsStatic: false })
            .Select(property => $"{property.Name} = {Describe(property.GetValue(part))}"))} }}",
    };

    private sealed class Receiver(IReadOnlyDictionary<string, KeySet> cohorts) : IFlagReceiver
    {
        private ProgramCompiler? _compiler;

        public void Begin(IReadOnlyList<AttributeDefinition> attributes, IReadOnlyList<SegmentDefinition> segments)
            => _compiler = new ProgramCompiler(attributes, segments, cohorts);

        public void Receive(FlagDefinition flag) => _compiler!.Add(flag);

        public RolloutProgram Complete(RolloutManifest manifest) => _compiler!.Complete(manifest);
    }
}
