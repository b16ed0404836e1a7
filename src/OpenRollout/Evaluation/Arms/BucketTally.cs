using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Arms;

/// <summary>
/// Adds up which buckets get another value than the default. Audiences are added in the order of their evaluation, so each one
/// serves the buckets below its percentage that are not below an earlier one. A percentage can be given as a cell: only
/// buckets for which it makes no difference where the percentage is within the cell are in an arm.
/// </summary>
internal struct BucketTally
{
    /// <summary>The maximum common denominator of splits; a split beyond it is in neither arm. With all buckets it stays below 2^60.</summary>
    private const long MaxParts = 1L << 40;

    /// <summary>The end of the buckets that the audiences before the open ones may serve.</summary>
    private int _end;

    /// <summary>The bounds of the largest percentage among the open audiences: the last ones, which all serve another value than the default.</summary>
    private int _low;
    private int _high;

    /// <summary>The number of buckets that get another value, times the common denominator.</summary>
    private long _treated;
    private long _parts;
    private SplitTable? _split;
    private bool _isTreated;

    /// <summary>The bucket of the user; null if the user has no unit.</summary>
    public int? Bucket;

    /// <summary>Gets the lower bound of the largest percentage.</summary>
    public int LargestLow { get; private set; }

    /// <summary>Adds an audience that serves one value.</summary>
    /// <param name="low">The lower bound of the percentage, in thousandths of a percent.</param>
    /// <param name="high">The upper bound of the percentage.</param>
    /// <param name="isOther">Whether the value is another one than the default.</param>
    public void Add(int low, int high, bool isOther)
    {
        LargestLow = Math.Max(LargestLow, low);
        if (isOther)
        {
            (_low, _high) = (Math.Max(_low, low), Math.Max(_high, high));
        }
        else
        {
            Close();
            _end = Math.Max(_end, high);
        }
    }

    /// <summary>Adds an audience that serves a split.</summary>
    /// <param name="low">The lower bound of the percentage, in thousandths of a percent.</param>
    /// <param name="high">The upper bound of the percentage.</param>
    /// <param name="split">The split.</param>
    /// <param name="weight">The weight of the variants with another value than the default.</param>
    public void Add(int low, int high, SplitTable split, int weight)
    {
        var total = split.Ends[^1];
        if (weight == 0 || weight == total)
        {
            Add(low, high, isOther: weight > 0);
            return;
        }

        LargestLow = Math.Max(LargestLow, low);
        Close();
        var divisor = Divisor(weight, total);
        var parts = LeastMultiple(Math.Max(_parts, 1), total / divisor);
        if (low > _end && parts <= MaxParts)
        {
            _treated = (_treated * (parts / Math.Max(_parts, 1))) + ((low - _end) * (weight / divisor) * (parts / (total / divisor)));
            _parts = parts;
            _split = Contains(_end, low) ? split : _split;
        }

        _end = Math.Max(_end, high);
    }

    /// <summary>Completes the sum.</summary>
    /// <param name="split">The split that decides whether the user is treated; null if the arm does not depend on one.</param>
    /// <returns>The arm and the stratum. A weight is 0 if the arm has no bucket.</returns>
    public (RolloutArm Arm, Stratum Stratum) Complete(out SplitTable? split)
    {
        Close();
        split = _split;
        var stratum = new Stratum(_treated, (Percentage.All - _end) * Math.Max(_parts, 1));
        return (_isTreated || _split is not null ? RolloutArm.Treated : Bucket >= _end ? RolloutArm.Control : RolloutArm.Between, stratum);
    }

    /// <summary>Adds the buckets of the open audiences.</summary>
    private void Close()
    {
        if (_low > _end)
        {
            _treated += (_low - _end) * Math.Max(_parts, 1);
            _isTreated |= Contains(_end, _low);
        }

        (_end, _low, _high) = (Math.Max(_end, _high), 0, 0);
    }

    private readonly bool Contains(int start, int end) => Bucket >= start && Bucket < end;

    private static long LeastMultiple(long one, long other) => one / Divisor(one, other) * other;

    private static long Divisor(long one, long other)
    {
        while (other != 0)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }
}
