namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// How much may be thought. Steps are counted, not time, so that the same manifest gives the same advice on every
/// machine; whoever runs out of them says nothing.
/// </summary>
internal sealed class Budget(long total)
{
    /// <summary>Enough for a manifest of 10,000 flags, and a few seconds at the most.</summary>
    public const long ForManifest = 12_000_000;

    /// <summary>No flag may use up what the others need.</summary>
    private const long ForFlag = 1_000_000;

    /// <summary>A question that takes more is too hard to be worth its answer.</summary>
    private const long ForQuestion = 50_000;

    private readonly long _given = total;
    private long _total = total;
    private long _flag;
    private long _question;

    public bool IsSpent => _total <= 0 || _flag <= 0;

    /// <summary>The steps that were taken.</summary>
    public long Spent => _given - _total;

    /// <summary>Begins with a flag or segment.</summary>
    public void BeginSubject() => _flag = ForFlag;

    /// <summary>Begins with a question about it.</summary>
    public void BeginQuestion() => _question = ForQuestion;

    /// <summary>Counts steps; false when there are none left.</summary>
    public bool Spend(long steps)
    {
        _total -= steps;
        _flag -= steps;
        _question -= steps;
        return _question > 0 && !IsSpent;
    }
}
