namespace OpenRollout.Manifest.Reasoning.Sets;

/// <summary>
/// Counts the finite doubles: neighbours get neighbouring integers, both zeros the same. So a range that no double lies
/// in is seen to be empty, however close its ends are.
/// </summary>
internal static class OrderedNumber
{
    public static long Least { get; } = ToOrder(-double.MaxValue);

    public static long Greatest { get; } = ToOrder(double.MaxValue);

    public static long ToOrder(double value)
    {
        // The bits of a double ascend with it, but for the sign: negative ones ascend the other way.
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    public static double FromOrder(long order) => BitConverter.Int64BitsToDouble(order >= 0 ? order : long.MinValue - order);
}
