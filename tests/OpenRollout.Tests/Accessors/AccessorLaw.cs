using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that an accessor returns what the client returns: value, error, reason, variant, message, metadata.</summary>
public sealed class AccessorLaw
{
    [Fact]
    public void An_accessor_gives_what_the_client_gives()
    {
        var conditions = new HashSet<string>();
        var compared = 0;
        Law.Holds(200, RolloutCases.Any, drawn =>
        {
            var scenario = new AccessorScenario(drawn);
            // Run in a separate task, so that the async-local state that the scenario sets ends with it.
            Task.Run(scenario.HoldAsync).GetAwaiter().GetResult();
            conditions.Add(scenario.Condition);
            compared += scenario.Compared;
        });

        Assert.Equal(AccessorScenario.Conditions.Split(',').Distinct().Order(), conditions.Order());
        Assert.InRange(compared, 50_000, int.MaxValue);
    }
}
