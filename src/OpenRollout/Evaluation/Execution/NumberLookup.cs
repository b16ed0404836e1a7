using System.Runtime.CompilerServices;
using OpenRollout.Evaluation.Keys;

namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// The numbers of a condition with <c>in</c> or <c>notIn</c>. A few are compared one by one; more are in a hash table with
/// linear probing, so that a lookup does not take longer with more numbers. Immutable and thread-safe.
/// </summary>
internal sealed class NumberLookup
{
    /// <summary>The maximum number of numbers that are compared one by one, which takes no longer than hashing.</summary>
    public const int MaxList = 4;

    /// <summary>The numbers; in a hash table NaN, which equals no number, in free slots.</summary>
    private readonly double[] _numbers;
    private readonly bool _isTable;

    /// <summary>Initializes a lookup of numbers.</summary>
    /// <param name="numbers">The numbers, all of them finite; duplicates count once.</param>
    public NumberLookup(double[] numbers)
    {
        _isTable = numbers.Length > MaxList;
        _numbers = _isTable ? CreateTable(numbers) : numbers;
    }

    /// <summary>Returns whether the lookup contains a number. Allocates nothing.</summary>
    /// <param name="number">A finite number.</param>
    public bool Contains(double number)
    {
        var numbers = _numbers;
        if (!_isTable)
        {
            return numbers.AsSpan().Contains(number);
        }

        // Half of a table's slots are free, so the search ends.
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

    private static double[] CreateTable(double[] numbers)
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

    /// <summary>Returns the first slot of a number. Adding zero turns -0 into 0, because the two are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SlotOf(double number, int slots)
        => (int)Math.BigMul(KeyHash.Of(BitConverter.DoubleToUInt64Bits(number + 0.0)), (ulong)slots, out _);
}
