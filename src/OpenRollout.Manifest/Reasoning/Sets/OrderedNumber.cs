namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>
/// Maps finite doubles to integers in their order: adjacent doubles to adjacent integers, both zeros to the same. So a
/// range without a double is empty, no matter how close its ends are.
/// </summary>
internal static class OrderedNumber
{
    public static long Least { get; } = ToOrder(-double.MaxValue);

    public static long Greatest { get; } = ToOrder(double.MaxValue);

    public static long ToOrder(double value)
    {
        // The bits of positive doubles ascend with the value; those of negative ones descend.
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    public static double FromOrder(long order) => BitConverter.Int64BitsToDouble(order >= 0 ? order : long.MinValue - order);
}
