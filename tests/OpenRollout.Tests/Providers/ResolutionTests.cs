using System.Text;
using OpenFeature.Model;

namespace OpenRollout.Tests.Providers;

/// <summary>Verifies that the provider reuses its results, so that repeating one allocates nothing.</summary>
public sealed class ResolutionTests
{
    private const string Manifest = """
        {
          "context": { "country": { "type": "string" } },
          "flags": {
            "boolean": { "flagType": "boolean", "defaultValue": false,
                         "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "when": { "country": "NO" }, "percentage": 50 } ] } ] } },
            "string":  { "flagType": "string", "defaultValue": "a" },
            "integer": { "flagType": "integer", "defaultValue": 1 },
            "float":   { "flagType": "float", "defaultValue": 0.5 },
            "object":  { "flagType": "object", "defaultValue": { "a": 1 } }
          }
        }
        """;

    private static readonly EvaluationContext User = EvaluationContext.Builder().SetTargetingKey("ada").Set("country", "NO").Build();

    private readonly OpenRolloutProvider _provider = new(Encoding.UTF8.GetBytes(Manifest));

    [Fact]
    public void The_same_outcome_is_the_same_completed_task()
    {
        HoldsFor(() => _provider.ResolveBooleanValueAsync("boolean", true, User));
        HoldsFor(() => _provider.ResolveStringValueAsync("string", "", User));
        HoldsFor(() => _provider.ResolveIntegerValueAsync("integer", 0, User));
        HoldsFor(() => _provider.ResolveDoubleValueAsync("integer", 0, User));
        HoldsFor(() => _provider.ResolveDoubleValueAsync("float", 0, User));
        HoldsFor(() => _provider.ResolveStructureValueAsync("object", new Value(), User));

        static void HoldsFor<T>(Func<Task<ResolutionDetails<T>>> resolve)
        {
            var first = resolve();
            Assert.True(first.IsCompletedSuccessfully);
            Assert.Same(first, resolve());
        }
    }

    [Fact]
    public void Users_with_different_outcomes_have_different_tasks()
    {
        var tasks = Enumerable.Range(0, 100)
            .Select(number => _provider.ResolveBooleanValueAsync("boolean", false, EvaluationContext.Builder().SetTargetingKey($"user-{number}").Set("country", "NO").Build()))
            .Distinct();

        Assert.Equal(2, tasks.Count());
    }

    [Fact]
    public void Resolving_allocates_nothing()
    {
        var value = new Value();
        ResolveAll(value, 1000);

        Assert.Equal(0, Allocation.Of(() => ResolveAll(value, 20_000)));
    }

    [Fact]
    public async Task Threads_that_ask_at_once_are_given_equal_things()
    {
        for (var round = 0; round < 50; round++)
        {
            var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes(Manifest));
            using var barrier = new Barrier(4);
            var tasks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    Assert.True(barrier.SignalAndWait(Eventually.Patience));
                    return provider.ResolveDoubleValueAsync("integer", 0, User).Result;
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

            Assert.All(tasks, details => Assert.Equal((1.0, "default"), (details.Value, details.Variant)));
        }
    }

    private void ResolveAll(Value value, int times)
    {
        for (var time = 0; time < times; time++)
        {
            _provider.ResolveBooleanValueAsync("boolean", true, User);
            _provider.ResolveStringValueAsync("string", "", User);
            _provider.ResolveIntegerValueAsync("integer", 0, User);
            _provider.ResolveDoubleValueAsync("integer", 0, User);
            _provider.ResolveDoubleValueAsync("float", 0, User);
            _provider.ResolveStructureValueAsync("object", value, User);
        }
    }
}
