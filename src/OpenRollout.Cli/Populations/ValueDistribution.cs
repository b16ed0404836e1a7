using OpenRollout.Evaluation;

namespace OpenRollout.Cli.Populations;

/// <summary>The distribution of the values of an attribute: values with shares, or numbers or times of a range.</summary>
internal sealed class ValueDistribution
{
    private readonly AttributeValue[] _values = [];
    private readonly double[] _ends = [];
    private readonly double _from;
    private readonly double _to;
    private readonly Func<double, AttributeValue>? _convert;

    private ValueDistribution(AttributeValue[] values, double[] ends) => (_values, _ends) = (values, ends);

    private ValueDistribution(double from, double to, Func<double, AttributeValue> convert) => (_from, _to, _convert) = (from, to, convert);

    /// <summary>Creates a distribution of values with shares, which need not add up to 100.</summary>
    public static ValueDistribution Of(IReadOnlyList<(AttributeValue Value, double Share)> shares)
    {
        var total = shares.Sum(share => share.Share);
        var (ends, sum) = (new double[shares.Count], 0.0);
        for (var index = 0; index < ends.Length; index++)
        {
            ends[index] = (sum += shares[index].Share) / total;
        }

        // The sum of rounded numbers can be below 1.
        ends[^1] = 1;
        return new ValueDistribution([.. shares.Select(share => share.Value)], ends);
    }

    /// <summary>Creates a uniform distribution of whole numbers if both bounds are whole, otherwise of numbers.</summary>
    public static ValueDistribution Numbers(double from, double to)
        => double.IsInteger(from) && double.IsInteger(to)
            ? new ValueDistribution(from, to + 1, number => AttributeValue.From(Math.Floor(number)))
            : new ValueDistribution(from, to, number => AttributeValue.From(number));

    /// <summary>Creates a uniform distribution of times.</summary>
    public static ValueDistribution Times(long fromTicks, long toTicks)
        => new(0, toTicks - fromTicks, ticks => AttributeValue.From(new DateTimeOffset(fromTicks + (long)ticks, TimeSpan.Zero)));

    /// <summary>Returns the value for a number from 0 to just below 1.</summary>
    public AttributeValue Pick(double number)
    {
        if (_convert is not null)
        {
            return _convert(_from + (number * (_to - _from)));
        }

        var index = Array.BinarySearch(_ends, number);
        // An end belongs to the next value.
        return _values[index < 0 ? ~index : index + 1];
    }
}
