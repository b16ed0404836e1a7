using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Tests.Counting;

/// <summary>The interface of evidence suffices for a fleet: counting that is remote, batched and unavailable.</summary>
public sealed class RemoteEvidenceTests
{
    private readonly EvidenceServer _server = new();

    [Fact]
    public void Processes_count_each_user_once_whatever_is_lost_and_repeated()
    {
        var draw = new Draw(11);
        var users = CountedUser.DrawSome(draw, 2_000);
        RemoteEvidence[] fleet = [new(Watches.Checkout, _server), new(Watches.Checkout, _server), new(Watches.Checkout, _server)];
        foreach (var user in users.Concat(users).Concat(users))
        {
            var process = draw.Pick(fleet);
            if (!process.HasSeen(user.Hash))
            {
                process.Count(user.Hash, user.Stratum, user.Arm);
            }

            (_server.IsDown, _server.LosesAnswers, _server.RepeatsBatches) = (draw.Chance(30), draw.Chance(30), draw.Chance(30));
            draw.Pick(fleet).Send();
        }

        (_server.IsDown, _server.LosesAnswers) = (false, false);
        // The first to learn about users of the others has to ask again.
        foreach (var process in fleet.Concat(fleet))
        {
            process.Send();
        }

        var expected = CountedUser.Counts(users);
        Assert.All(fleet, process => Assert.Equal(
            expected.Select(stratum => new StratumCounts(stratum.Key.Share, stratum.Value.Treated, stratum.Value.Control)).OrderBy(stratum => stratum.Share),
            process.GetCounts().OrderBy(stratum => stratum.Share)));
    }

    [Fact]
    public void A_user_is_seen_when_the_server_has_answered()
    {
        var evidence = new RemoteEvidence(Watches.Checkout, _server);
        var raised = 0;
        evidence.Counted += _ => raised++;
        _server.IsDown = true;
        evidence.Count(1, Watches.Fifth, RolloutArm.Treated);
        evidence.Send();
        Assert.False(evidence.HasSeen(1));
        Assert.Empty(evidence.GetCounts());

        _server.IsDown = false;
        evidence.Send();
        Assert.True(evidence.HasSeen(1));
        Assert.Equal([new StratumCounts(0.2, 1, 0)], evidence.GetCounts());
        Assert.Equal(1, raised);
    }

    [Fact]
    public void A_server_that_has_lost_its_data_mutes_the_evidence()
    {
        var evidence = new RemoteEvidence(Watches.Checkout, _server);
        evidence.Count(1, Watches.Fifth, RolloutArm.Treated);
        evidence.Send();
        _server.Forget();
        evidence.Count(ulong.MaxValue, Watches.Fifth, RolloutArm.Treated);
        evidence.Send();

        Assert.NotNull(evidence.MutedBecause);
        Assert.Equal([new StratumCounts(0.2, 1, 0)], evidence.GetCounts());
    }
}
