namespace OpenRollout.Sources.Http;

/// <summary>
/// Decides whether a poll sends conditional requests. Conditions come from an earlier response or from the cache, so
/// wrong ones must not hide later versions: the poll after a failed conditional one, and one poll every hour, download
/// everything unconditionally.
/// </summary>
internal sealed class ConditionalRequestPolicy(TimeProvider timeProvider)
{
    /// <summary>The time for which a server can confirm a version before its bytes are compared again.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private long _comparedAt = timeProvider.GetTimestamp();
    private bool _isDoubted;

    /// <summary>Gets a value indicating whether the next poll sends conditional requests.</summary>
    public bool IsConditional => !_isDoubted && timeProvider.GetElapsedTime(_comparedAt) < Interval;

    /// <summary>Records the result of a poll.</summary>
    /// <param name="poll">The poll.</param>
    /// <param name="isGood">Whether everything was available and valid.</param>
    public void RecordPoll(PollContext poll, bool isGood)
    {
        // Only once: if the unconditional poll fails too, the conditions were not the reason.
        _isDoubted = poll.IsConditional && !isGood;
        if (isGood && !poll.IsConditional)
        {
            _comparedAt = timeProvider.GetTimestamp();
        }
    }
}
