namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// Limits the work of the reasoning. It counts steps instead of time, so that the same manifest gets the same warnings on
/// every machine. A check that exceeds the budget reports nothing.
/// </summary>
internal sealed class Budget(long total)
{
    /// <summary>The steps for a manifest: enough for 10,000 flags, and a few seconds at most.</summary>
    public const long ForManifest = 12_000_000;

    /// <summary>The steps for a flag or segment, so that one cannot use up those of the others.</summary>
    private const long ForFlag = 1_000_000;

    /// <summary>The steps for one search.</summary>
    private const long ForQuestion = 50_000;

    private readonly long _given = total;
    private long _total = total;
    private long _flag;
    private long _question;

    public bool IsSpent => _total <= 0 || _flag <= 0;

    /// <summary>Gets the number of steps taken.</summary>
    public long Spent => _given - _total;

    /// <summary>Starts the budget of a flag or segment.</summary>
    public void BeginSubject() => _flag = ForFlag;

    /// <summary>Starts the budget of a search.</summary>
    public void BeginQuestion() => _question = ForQuestion;

    /// <summary>Counts steps. Returns false if none are left.</summary>
    public bool Spend(long steps)
    {
        _total -= steps;
        _flag -= steps;
        _question -= steps;
        return _question > 0 && !IsSpent;
    }
}
