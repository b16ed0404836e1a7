namespace OpenRollout.Manifest;

/// <summary>Reads JSON numbers as scaled integers, without the rounding that a double would bring.</summary>
internal static class ExactNumber
{
    /// <summary>More digits than this lie beyond a 64-bit integer.</summary>
    private const int MaximumDigits = 18;

    /// <summary>
    /// Reads <paramref name="number"/> times ten to the power of <paramref name="decimals"/>.
    /// <c>2.007</c> with three decimals is 2007, and so is <c>20.07e-1</c>; <c>0.0005</c> is not to be had.
    /// </summary>
    /// <param name="number">A number in JSON's form.</param>
    /// <param name="decimals">How many decimals the result keeps.</param>
    /// <param name="value">The scaled value.</param>
    /// <returns>Whether the value is exact and has at most eighteen digits.</returns>
    public static bool TryScale(ReadOnlySpan<byte> number, int decimals, out long value)
    {
        value = 0;
        var isNegative = number[0] == '-';
        var exponentAt = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = exponentAt < 0 ? number : number.Slice(0, exponentAt);
        var exponent = decimals + (exponentAt < 0 ? 0 : ReadExponent(number.Slice(exponentAt + 1)));
        var digits = 0;
        var zeros = 0;
        var isFraction = false;
        foreach (var character in isNegative ? mantissa.Slice(1) : mantissa)
        {
            if (character == '.')
            {
                isFraction = true;
                continue;
            }

            exponent -= isFraction ? 1 : 0;
            // Zeros are held back until a digit follows: at the end they only move the exponent.
            zeros++;
            if (character != '0' && !Append(ref value, ref digits, ref zeros, character - '0'))
            {
                return false;
            }
        }

        if (value == 0)
        {
            return true;
        }

        exponent += zeros;
        if (exponent < 0 || digits + exponent > MaximumDigits)
        {
            return false;
        }

        for (; exponent > 0; exponent--)
        {
            value *= 10;
        }

        value = isNegative ? -value : value;
        return true;
    }

    private static bool Append(ref long value, ref int digits, ref int zeros, int digit)
    {
        for (; zeros > 0; zeros--)
        {
            // Zeros before the first digit count for nothing.
            digits += value == 0 && zeros > 1 ? 0 : 1;
            if (digits > MaximumDigits)
            {
                return false;
            }

            value *= 10;
        }

        value += digit;
        return true;
    }

    /// <summary>Reads an exponent, held to a range in which sums of exponents and lengths cannot overflow.</summary>
    private static int ReadExponent(ReadOnlySpan<byte> text)
    {
        const int Bound = 1_000_000_000;
        var exponent = 0;
        foreach (var character in text)
        {
            if (character is not ((byte)'+' or (byte)'-'))
            {
                exponent = exponent > Bound / 10 - 1 ? Bound : exponent * 10 + (character - '0');
            }
        }

        return text[0] == '-' ? -exponent : exponent;
    }
}
