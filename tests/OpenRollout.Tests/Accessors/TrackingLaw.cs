using System.Text;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that the monitor gets the same events whether or not they are tracked through the client.</summary>
public sealed class TrackingLaw
{
    private const string Name = "checkout.failed";

    [Fact]
    public void An_event_is_counted_as_the_client_would_have_it_counted()
    {
        var recorded = 0;
        Law.Holds(60, RolloutCases.Any, drawn =>
        {
            // Run in separate tasks, so that the async-local state that they set ends with them.
            var direct = Task.Run(() => RecordAsync(drawn, null)).GetAwaiter().GetResult();
            var through = Task.Run(() => RecordAsync(drawn, (_, _, _) => { })).GetAwaiter().GetResult();
            Assert.Equal(string.Join('\n', through), string.Join('\n', direct));
            recorded += direct.Count;
        });

        Assert.InRange(recorded, 1_000, int.MaxValue);
    }

    /// <summary>Tracks events of each kind and returns what the monitor has got. With a callback, all of them need the client.</summary>
    private static async Task<IReadOnlyList<string>> RecordAsync(RolloutCase drawn, Action<string, EvaluationContext?, TrackingEventDetails?>? onTracked)
    {
        var draw = new Draw(drawn.Seed);
        var monitor = new RecordingMonitor("other", Name);
        var clock = new FakeClock();
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(
            Encoding.UTF8.GetBytes(drawn.Json), new OpenRolloutOptions { Monitor = monitor, OnTracked = onTracked, TimeProvider = clock }));
        try
        {
            var client = draw.Chance(50) ? Some(draw, drawn) : null;
            var binding = client is null ? new FlagBinding(api) : new FlagBinding(api, null, () => client);
            var tracked = new TrackingEvent(binding, Name);
            api.SetContext(draw.Chance(50) ? Some(draw, drawn) : null);
            if (draw.Chance(70))
            {
                api.SetTransactionContextPropagator(draw.Chance(10)
                    ? new BrokenPropagator(draw.Chance(50) ? new InvalidOperationException("no transaction") : null)
                    : new AsyncLocalTransactionContextPropagator());
                api.SetTransactionContext(Some(draw, drawn));
            }

            foreach (var user in drawn.Contexts)
            {
                var value = draw.Chance(50) ? draw.Between(0, 1000) : (double?)null;
                var details = TrackingEventDetails.Builder().SetValue(value).Set("kind", "card").Build();
                var (untyped, typed) = (user.ToEvaluationContext(), VocabularyContext.Of(user));
                tracked.Track(untyped, value);
                tracked.Track(untyped, details);
                tracked.Track(in typed, value);
                tracked.Track(in typed, details);
                tracked.Track(value: value);
                FlagSnapshot.Take(binding, untyped).Track(tracked, value);
                FlagSnapshot.Take(binding, in typed).Track(tracked, details);
                FlagSnapshot.CreateLive(binding, untyped).Track(tracked, value);
                new TrackingEvent(binding, "nobody watches this").Track(in typed, value);
            }
        }
        finally
        {
            await api.ShutdownAsync();
        }

        return [.. monitor.Recorded.Select(one => $"{one.Name} {one.User} {one.Value} {one.Attributes}")];
    }

    private static EvaluationContext Some(Draw draw, RolloutCase drawn)
    {
        var user = draw.Pick([.. drawn.Contexts]);
        return (user with { Attributes = draw.Some(user.Attributes, 0, user.Attributes.Count).ToDictionary(StringComparer.Ordinal) }).ToEvaluationContext();
    }
}
