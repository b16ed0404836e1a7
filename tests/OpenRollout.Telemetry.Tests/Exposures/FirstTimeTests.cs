using FsCheck;
using FsCheck.Fluent;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Exposures;

/// <summary>No first exposure is missed, and none is reported twice while it is remembered.</summary>
public sealed class FirstTimeTests
{
    [Fact]
    public void With_enough_memory_each_user_is_reported_exactly_once()
        => Law.Holds(60, Asked(users: 200).ToArbitrary(), asked => Assert.Equal(Distinct(asked), Reported(asked, 1 << 14).Order(StringComparer.Ordinal)));

    [Fact]
    public void With_too_little_memory_some_users_are_reported_again_but_none_is_missed()
        => Law.Holds(60, Asked(users: 500).ToArbitrary(), asked =>
        {
            var reported = Reported(asked, remembered: 8);

            Assert.Equal(Distinct(asked), reported.Distinct().Order(StringComparer.Ordinal));
            Assert.InRange(reported.Count, Distinct(asked).Length, asked.Length);
        });

    /// <summary>The figures in the documentation.</summary>
    [Theory]
    [InlineData(4, 0.005)]
    [InlineData(2, 0.03)]
    [InlineData(1, 0.3)]
    public void The_share_that_is_reported_again_depends_on_how_full_the_memory_is(int part, double most)
    {
        const int Remembered = 1 << 14;
        var asked = Enumerable.Range(0, Remembered / part).Select(user => $"user-{user}").ToArray();

        var again = Reported([.. asked, .. asked], Remembered).Count - asked.Length;

        Assert.InRange((double)again / asked.Length, 0, most);
    }

    [Fact]
    public async Task Concurrent_evaluations_for_the_same_user_report_one_exposure()
    {
        const int Users = 20_000;
        var sink = new KeepingSink();
        await using var application = await Application.StartAsync(options => Configure(options, sink, 1 << 20));
        using var isReady = new Barrier(4);
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            isReady.SignalAndWait();
            for (var user = 0; user < Users; user++)
            {
                application.Stories.IsEnabled(new Caller($"user-{user}", "NO"));
            }
        })).ToArray();

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        await application.Provider.ShutdownAsync();

        Assert.Equal(Users, sink.Exposures.Count);
        Assert.Equal(Users, sink.Exposures.Select(exposure => exposure.TargetingKey).Distinct().Count());
        Assert.False(sink.WasCalledTwiceAtOnce);
    }

    private static Gen<string[]> Asked(int users) => Gen.ArrayOf(Gen.Choose(0, users).Select(user => $"user-{user}"));

    private static string[] Distinct(IEnumerable<string> asked) => [.. asked.Distinct().Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Reported(IEnumerable<string> asked, int remembered)
    {
        var sink = new KeepingSink();
        var application = Application.StartAsync(options => Configure(options, sink, remembered)).GetAwaiter().GetResult();
        foreach (var user in asked)
        {
            application.Stories.IsEnabled(new Caller(user, "NO"));
        }

        application.Provider.ShutdownAsync().GetAwaiter().GetResult();
        return [.. sink.Exposures.Select(exposure => exposure.TargetingKey)];
    }

    private static void Configure(OpenRolloutOptions options, IExposureSink sink, int remembered)
    {
        options.Exposures = sink;
        options.ExposureOptions.Remembered = remembered;
        options.ExposureOptions.QueueLength = 1 << 17;
        options.ExposureOptions.FlushTimeout = TimeSpan.FromMinutes(1);
    }
}
