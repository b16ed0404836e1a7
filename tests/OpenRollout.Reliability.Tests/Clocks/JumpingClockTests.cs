using System.Text;
using Microsoft.Extensions.Time.Testing;
using OpenFeature.Model;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Clocks;

/// <summary>With a clock that jumps across schedules and ramps, results depend only on the current time.</summary>
[Collection(OneByOne.Name)]
public sealed class JumpingClockTests
{
    private static readonly DateTimeOffset[] Starts = [At(1), At(8), At(15)];
    private static readonly EvaluationContext[] Users = [.. Enumerable.Range(0, 50).Select(user => EvaluationContext.Builder().SetTargetingKey($"user-{user}").Build())];

    [Fact]
    public async Task Each_evaluation_uses_the_time_that_the_clock_shows()
    {
        var jumps = Effort.Of(1_000, 10_000);
        var random = new Random(Effort.Seed);
        var time = new FakeTimeProvider(At(1));
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(Encoding.UTF8.GetBytes(Manifest), new OpenRolloutOptions { TimeProvider = time }));
        var binding = new FlagBinding();
        using var bound = binding.Bind(api);
        var (scheduled, ramped) = (new IntegerFlag(binding, "scheduled", -1), new BooleanFlag(binding, "ramped", false));
        var (lastOut, firstIn) = (new DateTimeOffset?[Users.Length], new DateTimeOffset?[Users.Length]);
        for (var jump = 0; jump < jumps; jump++)
        {
            var before = FlagSnapshot.Take(binding, Users[0]);
            var stage = before.Get(scheduled);
            var now = Next(random);
            time.AdjustTime(now);

            Assert.Equal(Starts.Count(start => now >= start), scheduled.GetValue(Users[0]));
            Assert.Equal(stage, before.Get(scheduled));
            for (var user = 0; user < Users.Length; user++)
            {
                // A ramp only grows: a user who is in at some time is in at every later time, in any order of evaluation.
                var isIn = ramped.GetValue(Users[user]);
                firstIn[user] = isIn && !(now >= firstIn[user]) ? now : firstIn[user];
                lastOut[user] = !isIn && !(now <= lastOut[user]) ? now : lastOut[user];
                Assert.False(lastOut[user] >= firstIn[user], $"OPENROLLOUT_FAULTS_SEED={Effort.Seed}, jump {jump} to {now:O}: user {user} was in at {firstIn[user]:O} and out at {lastOut[user]:O}");
            }
        }

        await api.ShutdownAsync();
        Figures.Note("18 clock jumps over schedules and ramps", $"{jumps:N0} jumps, {jumps * (Users.Length + 1):N0} users", $"the stage of the time shown each time, no user out at a later time than in, snapshots kept to their time");
    }

    private static string Manifest => $$"""
        { "flags": {
          "scheduled": {
            "flagType": "integer", "defaultValue": 0, "variants": { "none": 0, "one": 1, "two": 2, "three": 3 },
            "rollout": { "stages": [
              { "name": "one", "startsAt": "{{Starts[0]:O}}", "audiences": [{ "percentage": 100, "serve": "one" }] },
              { "name": "two", "startsAt": "{{Starts[1]:O}}", "audiences": [{ "percentage": 100, "serve": "two" }] },
              { "name": "three", "startsAt": "{{Starts[2]:O}}", "audiences": [{ "percentage": 100, "serve": "three" }] } ] }
          },
          "ramped": {
            "flagType": "boolean", "defaultValue": false,
            "rollout": { "stage": "all", "stages": [{ "name": "all", "audiences": [{ "percentage": { "from": 0, "to": 100, "start": "{{Starts[0]:O}}", "end": "{{Starts[2]:O}}" } }] }] }
          } } }
        """;

    private static DateTimeOffset At(int day) => new(2026, 12, day, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Returns a time, often a tick before or after the start of a stage, sometimes the latest possible time.</summary>
    private static DateTimeOffset Next(Random random) => random.Next(10) switch
    {
        0 => DateTimeOffset.MinValue,
        1 => DateTimeOffset.MaxValue,
        < 5 => Starts[random.Next(Starts.Length)].AddTicks(random.Next(-1, 2)),
        _ => Starts[0].AddDays(-3).AddTicks(random.NextInt64(TimeSpan.FromDays(20).Ticks)),
    };
}
