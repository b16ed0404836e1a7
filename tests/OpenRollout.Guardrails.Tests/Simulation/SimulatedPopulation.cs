using OpenFeature.Model;
using OpenRollout.Guardrails.Tests.Harness;

namespace OpenRollout.Guardrails.Tests.Simulation;

/// <summary>The users of simulated rollouts: most of them ordinary, a few with many requests that fail again and again. All rollouts share their contexts.</summary>
internal sealed class SimulatedPopulation(int size)
{
    private const int UsersForAutomaton = 100;
    private const int RequestsOfAutomaton = 20;

    private readonly EvaluationContext[] _users = [.. Enumerable.Range(0, size).Select(number => Rollout.ContextOf($"user-{number}"))];

    public int Size => _users.Length;

    public EvaluationContext this[int user] => _users[user];

    /// <summary>Returns whether a user sends many requests.</summary>
    public static bool IsAutomaton(int user) => user % UsersForAutomaton == 0;

    /// <summary>Lets all users send their requests of one stage. Each failure is tried again up to three times, and each attempt is tracked.</summary>
    /// <param name="rollout">The rollout.</param>
    /// <param name="risk">The probability that a request fails.</param>
    /// <param name="random">The chance.</param>
    /// <returns>The number of tracked events.</returns>
    public int Visit(Rollout rollout, double risk, Random random)
    {
        var events = 0;
        for (var user = 0; user < Size; user++)
        {
            var requests = IsAutomaton(user) ? RequestsOfAutomaton : 1;
            for (var request = 0; request < requests; request++)
            {
                if (random.NextDouble() < risk)
                {
                    for (var attempts = random.Next(1, 5); attempts > 0; attempts--, events++)
                    {
                        rollout.Provider.Track("checkout.failed", _users[user]);
                    }
                }
            }
        }

        return events;
    }
}
