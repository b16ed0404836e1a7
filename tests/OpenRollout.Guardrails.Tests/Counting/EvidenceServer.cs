using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Tests.Counting;

/// <summary>A server that several processes count with: its bit says whether a user is new, and only then a counter moves.</summary>
internal sealed class EvidenceServer
{
    private CountedUsers? _users;
    private long _generation = 1;

    /// <summary>Gets or sets a value indicating whether requests are lost.</summary>
    public bool IsDown { get; set; }

    /// <summary>Gets or sets a value indicating whether answers are lost, after the server has counted.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Gets or sets a value indicating whether each batch arrives twice.</summary>
    public bool RepeatsBatches { get; set; }

    /// <summary>Counts a batch; null if there is no answer.</summary>
    public Answer? TryCount(WatchIdentity watch, IReadOnlyList<CountedUser> batch)
    {
        if (IsDown)
        {
            return null;
        }

        _users ??= new CountedUsers(watch, new MemoryLimit(long.MaxValue));
        for (var times = RepeatsBatches ? 2 : 1; times > 0; times--)
        {
            Watches.Apply(_users, batch);
        }

        return LosesAnswers ? null : new Answer(_generation, _users.Strata.ToCounts());
    }

    /// <summary>Loses all data.</summary>
    public void Forget() => (_users, _generation) = (null, _generation + 1);

    internal sealed record Answer(long Generation, StratumCounts[] Counts);
}
