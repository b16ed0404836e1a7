namespace OpenRollout.Sources.Http;

/// <summary>
/// Decides when to ask without conditions. A condition is what an earlier answer or the cache said, so a wrong one must
/// not keep later versions away: the look after a failed one asks for everything whole, and so does one look an hour.
/// </summary>
internal sealed class ConditionalRequestPolicy(TimeProvider timeProvider)
{
    /// <summary>How long a server may confirm a version before its bytes are compared again.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private long _comparedAt = timeProvider.GetTimestamp();
    private bool _isDoubted;

    /// <summary>Whether the next look asks with conditions.</summary>
    public bool IsConditional => !_isDoubted && timeProvider.GetElapsedTime(_comparedAt) < Interval;

    /// <summary>Notes how a look ended.</summary>
    /// <param name="poll">The look.</param>
    /// <param name="isGood">Whether everything could be had and is good.</param>
    public void RecordPoll(PollContext poll, bool isGood)
    {
        // Once only: where everything is asked for in vain too, the conditions were not the reason.
        _isDoubted = poll.IsConditional && !isGood;
        if (isGood && !poll.IsConditional)
        {
            _comparedAt = timeProvider.GetTimestamp();
        }
    }
}
