using OpenRollout.Decisions;

namespace OpenRollout.Tests.Decisions;

/// <summary>Tests when a decision counts as stored, and when as missing from the store.</summary>
public sealed class DecisionBookTests
{
    private static readonly DecisionSnapshot Empty = new([], []);

    private readonly DecisionBook _book = new();
    private readonly RolloutDecision _decision = DecisionScenario.SwitchOff();

    private KnownDecision Only => Assert.Single(_book.InForce);

    [Fact]
    public void A_snapshot_from_before_a_decision_does_not_make_it_missing()
    {
        _book.Add(_decision);
        _book.Add(Empty);
        Assert.Equal((false, false), (Only.IsStored, Only.IsMissing));

        _book.MarkStored(_decision);
        _book.Add(Empty);
        Assert.Equal((true, false), (Only.IsStored, Only.IsMissing));
    }

    [Fact]
    public void A_decision_that_a_snapshot_had_is_missing_if_a_later_one_lacks_it()
    {
        _book.Add(new DecisionSnapshot([_decision], []));
        _book.Add(Empty);
        Assert.Equal((false, true), (Only.IsStored, Only.IsMissing));
    }

    [Fact]
    public void A_refused_decision_is_missing_until_the_store_has_it()
    {
        _book.Add(_decision);
        _book.MarkRefused(_decision);
        Assert.True(Only.IsMissing);

        _book.MarkStored(_decision);
        _book.Add(Empty);
        Assert.Equal((true, false), (Only.IsStored, Only.IsMissing));
    }
}
