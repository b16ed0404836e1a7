using System.Text.Json.Nodes;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Tests.Evaluation.Reference;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Laws;

/// <summary>Verifies that an evaluation depends only on manifest, context, and time.</summary>
public sealed class PurityLaw
{
    [Fact]
    public void The_same_is_given_again_on_another_thread_and_by_another_compilation()
        => Law.Holds(200, RolloutCases.Any, drawn =>
        {
            var program = drawn.Compile();
            var first = Results(program, drawn);
            Assert.Equal(first, Results(program, drawn));
            Assert.Equal(first, Results(drawn.Compile(), drawn));

            var elsewhere = new List<ReferenceResult>[2];
            var threads = Enumerable.Range(0, elsewhere.Length).Select(index => new Thread(() => elsewhere[index] = Results(program, drawn))).ToArray();
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Assert.All(elsewhere, results => Assert.Equal(first, results));
        });

    [Fact]
    public void The_order_of_flags_segments_and_attributes_plays_no_part()
        => Law.Holds(200, RolloutCases.Any, drawn =>
        {
            var draw = new Draw(drawn.Seed);
            var program = drawn.Compile();
            var shuffled = drawn.Compile(new JsonObject(draw.Shuffle(drawn.Manifest)
                .Select(part => KeyValuePair.Create(part.Key, (JsonNode?)new JsonObject(draw.Shuffle(part.Value!.DeepClone().AsObject().ToArray()).Select(Detach))))));
            Assert.All(drawn.Contexts, user => Assert.All(program.Keys(), key => Assert.Equal(
                ReferenceResult.Of(program.Evaluate(key, user)), ReferenceResult.Of(shuffled.Evaluate(key, user)))));
            Assert.Equal([], program.FindChanges(shuffled));
        });

    [Fact]
    public void Time_plays_no_part_where_a_flag_does_not_depend_on_it()
        => Law.Holds(200, RolloutCases.Any, drawn =>
        {
            var program = drawn.Compile();
            var contexts = new ContextGenerator(new Draw(drawn.Seed));
            foreach (var key in program.Keys().Where(key => !program.DependsOnTime(program.FindFlag(key))))
            {
                Assert.All(drawn.Contexts, user => Assert.Same(
                    program.Evaluate(key, user), program.Evaluate(key, user with { UtcTicks = contexts.Time() })));
            }
        });

    [Fact]
    public void Attributes_that_are_read_when_needed_give_what_prepared_ones_give()
        => Law.Holds(200, RolloutCases.Any, drawn =>
        {
            var program = drawn.Compile();
            foreach (var user in drawn.Contexts)
            {
                var layers = default(ContextLayers);
                var source = new PreparedSource(user.PrepareFor(program));
                var view = new ContextView(new AttributeValue[program.Attributes.Count], user.UtcTicks, source, in layers);
                for (var flag = 0; flag < program.FlagCount; flag++)
                {
                    Assert.Same(program.Evaluate(program.GetDefinition(flag).Key, user), program.Evaluate(flag, in view));
                }
            }
        });

    private static KeyValuePair<string, JsonNode?> Detach(KeyValuePair<string, JsonNode?> member) => new(member.Key, member.Value?.DeepClone());

    private static List<ReferenceResult> Results(RolloutProgram program, RolloutCase drawn)
        => [.. drawn.Contexts.SelectMany(user => program.Keys().Select(key => ReferenceResult.Of(program.Evaluate(key, user))))];
}
