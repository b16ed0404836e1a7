using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using OpenRollout.Cli.Contexts;
using OpenRollout.Cli.Differences;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Tests.Harness;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Cli.Tests;

/// <summary>A comparison finds everything that evaluating users finds, unless it says that it is undecided, and each of its witnesses is one.</summary>
public sealed class DiffLaw
{
    private const int Cases = 25;
    private const int Users = 150;

    [Fact]
    public void What_happens_to_some_user_is_reported()
    {
        var (compared, undecided) = (0, 0);
        Law.Holds(Cases, Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            if (Pair(seed) is not var (before, after, at, users))
            {
                return;
            }

            var differences = ManifestComparison.Run(before, after, new DateTimeOffset(at, TimeSpan.Zero)).ToDictionary(difference => difference.Key);
            compared += differences.Count;
            undecided += differences.Values.Count(difference => difference.IsUndecided);
            foreach (var key in before.Manifest.Flags.Select(flag => flag.Key))
            {
                foreach (var user in users)
                {
                    var (was, now) = (Evaluate(before.Program, key, user, at), Evaluate(after.Program, key, user, at));
                    if (KindOf(was, now) is { } kind)
                    {
                        Assert.True(differences.TryGetValue(key, out var difference), $"'{key}' is not reported: {kind} for {user}");
                        Assert.True(difference.IsUndecided || difference.Has(kind), $"'{key}' lacks {kind} for {user}");
                    }
                }
            }

            AssertWitnesses(before, after, at, differences.Values);
        });
        Assert.True(undecided <= Math.Max(3, compared * 0.05), $"{undecided} of {compared} flags are undecided");
    }

    private static void AssertWitnesses(UsableManifest before, UsableManifest after, long at, IEnumerable<FlagDifference> differences)
    {
        foreach (var (key, transition) in differences.SelectMany(difference => difference.Transitions, (difference, transition) => (difference.Key, transition)).Where(pair => !pair.transition.IsUndecided))
        {
            var time = transition.From?.UtcTicks ?? at;
            Assert.Equal(transition.Kind, KindOf(EvaluateWitness(before.Program, key, transition.Witness!, time), EvaluateWitness(after.Program, key, transition.Witness!, time)));
        }
    }

    /// <summary>Returns two valid manifests that differ in a few values, a time, and users; null if no change is valid.</summary>
    private static (UsableManifest Before, UsableManifest After, long At, IReadOnlyList<UserContext> Users)? Pair(int seed)
    {
        var draw = new Draw(seed);
        var drawn = RolloutCases.FromSeed(draw.Between(0, int.MaxValue - 1));
        var changed = drawn.Manifest;
        for (var change = draw.Between(1, 3); change > 0; change--)
        {
            changed = draw.Chance(30) ? new RolloutGrowth(draw).Grow(changed) : Change(changed, draw) ?? changed;
        }

        var keys = Encoding.UTF8.GetBytes(string.Join('\n', draw.Some(Vocabulary.TargetingKeys, 0, 9)));
        var (before, after) = (Open(drawn.Manifest, keys), Open(changed, keys));
        var contexts = new ContextGenerator(draw);
        return before is null || after is null ? null
            : (before, after, contexts.Time(), [.. Enumerable.Range(0, Users).Select(_ => contexts.Context())]);
    }

    private static JsonObject? Change(JsonObject manifest, Draw draw)
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            var copy = manifest.DeepClone().AsObject();
            var leaf = draw.Pick(LeavesOf(copy["flags"]).Concat(LeavesOf(copy["segments"])).ToArray());
            leaf.ReplaceWith(leaf.GetValueKind() switch
            {
                System.Text.Json.JsonValueKind.True => false,
                System.Text.Json.JsonValueKind.False => true,
                System.Text.Json.JsonValueKind.Number => draw.Pick(Vocabulary.Percentages),
                _ => (JsonNode)draw.Pick([.. Vocabulary.Strings, .. Vocabulary.Times, .. Vocabulary.SegmentNames, .. Vocabulary.TargetingKeys, "on", "off", "alpha", "full", "internal", "beta"]),
            });
            if (Open(copy, []) is not null)
            {
                return copy;
            }
        }

        return null;
    }

    private static IEnumerable<JsonValue> LeavesOf(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => LeavesOf(member.Value)),
        JsonArray parent => parent.SelectMany(LeavesOf),
        JsonValue value => [value],
        _ => [],
    };

    private static UsableManifest? Open(JsonObject manifest, byte[] keys)
    {
        var json = manifest.ToJsonString();
        return ManifestReader.Read(Encoding.UTF8.GetBytes(json)).FirstError is null ? new MemoryOrigin(json, _ => keys).Open() : null;
    }

    private static Outcome? Evaluate(RolloutProgram program, string key, UserContext user, long at)
        => program.FindFlag(key) is >= 0 and var flag ? program.Evaluate(flag, new ContextView(user.PrepareFor(program), at)) : null;

    private static Outcome? EvaluateWitness(RolloutProgram program, string key, string witness, long at)
    {
        var reader = new ContextReader(program);
        reader.Read(Encoding.UTF8.GetBytes(witness));
        return program.Evaluate(program.FindFlag(key), new ContextView(reader.Attributes, at));
    }

    private static TransitionKind? KindOf(Outcome? was, Outcome? now)
        => was is null || now is null ? null
            : FlagComparison.KindOf(was.Stage is not null, was.Value, now.Stage is not null, now.Value);
}
