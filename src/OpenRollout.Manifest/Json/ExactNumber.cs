namespace OpenRollout.Manifest.Json;

/// <summary>Reads JSON numbers as scaled integers, without the rounding errors of a double.</summary>
internal static class ExactNumber
{
    /// <summary>The most digits that always fit into a 64-bit integer.</summary>
    private const int MaximumDigits = 18;

    /// <summary>
    /// Reads <paramref name="number"/> times ten to the power of <paramref name="decimals"/>.
    /// With three decimals, <c>2.007</c> and <c>20.07e-1</c> are 2007; <c>0.0005</c> cannot be represented.
    /// </summary>
    /// <param name="number">A valid JSON number.</param>
    /// <param name="decimals">The number of decimals that the result keeps.</param>
    /// <param name="value">The scaled value.</param>
    /// <returns>True if the result is exact and has at most 18 digits; otherwise, false.</returns>
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
            // Zeros are counted until another digit follows, because trailing ones only change the exponent.
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
            // Leading zeros are not digits of the result.
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

    /// <summary>Reads an exponent and limits it to a range in which adding the length of the number cannot overflow.</summary>
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
