using System.Runtime.CompilerServices;
using OpenRollout.Evaluation.Keys;

namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// The numbers of a condition with <c>in</c> or <c>notIn</c>. A few are compared one by one; more are in a hash table with
/// linear probing, so that the time to look one up does not grow with their number. Immutable and thread-safe.
/// </summary>
internal sealed class NumberLookup
{
    /// <summary>Up to so many numbers are compared one by one, which takes no longer than hashing does.</summary>
    public const int Few = 4;

    /// <summary>The numbers; in a table NaN, which equals no number, where a slot is free.</summary>
    private readonly double[] _numbers;
    private readonly bool _isTable;

    /// <summary>Makes a set.</summary>
    /// <param name="numbers">The numbers, all of them finite; one that is listed twice counts once.</param>
    public NumberLookup(double[] numbers)
    {
        _isTable = numbers.Length > Few;
        _numbers = _isTable ? MakeTable(numbers) : numbers;
    }

    /// <summary>Whether a number is in the set. Allocates nothing.</summary>
    /// <param name="number">A finite number.</param>
    public bool Contains(double number)
    {
        var numbers = _numbers;
        if (!_isTable)
        {
            return numbers.AsSpan().Contains(number);
        }

        // A table has free slots, and so does every way through it.
        var slot = SlotOf(number, numbers.Length);
        while (true)
        {
            var there = numbers[slot];
            if (there == number)
            {
                return true;
            }

            if (double.IsNaN(there))
            {
                return false;
            }

            slot = slot + 1 == numbers.Length ? 0 : slot + 1;
        }
    }

    private static double[] MakeTable(double[] numbers)
    {
        var table = new double[2 * numbers.Length];
        Array.Fill(table, double.NaN);
        foreach (var number in numbers)
        {
            var slot = SlotOf(number, table.Length);
            while (!double.IsNaN(table[slot]) && table[slot] != number)
            {
                slot = slot + 1 == table.Length ? 0 : slot + 1;
            }

            table[slot] = number;
        }

        return table;
    }

    /// <summary>Adding zero makes one number of 0 and -0, which are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SlotOf(double number, int slots)
        => (int)Math.BigMul(KeyHash.Of(BitConverter.DoubleToUInt64Bits(number + 0.0)), (ulong)slots, out _);
}
