using System.Globalization;

namespace OpenRollout.Manifest.Conditions;

/// <summary>
/// Parses and writes points in time by RFC 3339: seconds and offset are required, <c>T</c> and <c>Z</c> are upper case,
/// fractions are truncated to 100 nanoseconds. The one place for the manifest's times and for the strings of
/// <c>datetime</c> attributes.
/// </summary>
internal static class Rfc3339
{
    private const int LengthToSeconds = 19;

    /// <summary>Parses a time. Does not allocate or throw.</summary>
    /// <param name="text">The text.</param>
    /// <param name="utcTicks">The time in UTC ticks of 100 nanoseconds since the year 1.</param>
    /// <returns>True if the text is such a time, within the years 1 to 9999 in UTC.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out long utcTicks)
    {
        utcTicks = 0;
        if (text.Length <= LengthToSeconds
            || !TryParseDate(text.Slice(0, 10), out var day)
            || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !TryReadNumber(text.Slice(11, 2), 23, out var hours)
            || !TryReadNumber(text.Slice(14, 2), 59, out var minutes)
            || !TryReadNumber(text.Slice(17, 2), 59, out var seconds))
        {
            return false;
        }

        var rest = text.Slice(LengthToSeconds);
        if (!TryReadFraction(ref rest, out var fraction) || !TryReadOffset(rest, out var offset))
        {
            return false;
        }

        utcTicks = day.Ticks
            + (((hours * 60L) + minutes) * TimeSpan.TicksPerMinute)
            + (seconds * TimeSpan.TicksPerSecond)
            + fraction
            - (offset * TimeSpan.TicksPerMinute);
        return utcTicks >= DateTime.MinValue.Ticks && utcTicks <= DateTime.MaxValue.Ticks;
    }

    /// <summary>Parses a day, <c>2026-09-20</c>, as midnight UTC.</summary>
    /// <param name="text">The text.</param>
    /// <param name="day">The day.</param>
    /// <returns>True if the text is a day of the years 1 to 9999.</returns>
    public static bool TryParseDate(ReadOnlySpan<char> text, out DateTime day)
    {
        day = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryReadNumber(text.Slice(0, 4), 9999, out var year)
            || !TryReadNumber(text.Slice(5, 2), 12, out var month)
            || !TryReadNumber(text.Slice(8, 2), 31, out var date)
            || year == 0 || month == 0 || date == 0 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateTime(year, month, date, 0, 0, 0, DateTimeKind.Utc);
        return true;
    }

    /// <summary>Writes a time as the manifest does, with a fraction only where it has one: <c>2026-09-20T08:00:00Z</c>.</summary>
    /// <param name="utcTicks">The time in UTC ticks; a value outside of the years 1 to 9999 is written as the nearest end.</param>
    public static string Write(long utcTicks)
        => new DateTime(Math.Max(DateTime.MinValue.Ticks, Math.Min(utcTicks, DateTime.MaxValue.Ticks)), DateTimeKind.Utc)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static bool TryReadFraction(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text[0] != '.')
        {
            return true;
        }

        var unit = TimeSpan.TicksPerSecond / 10;
        var position = 1;
        for (; position < text.Length && text[position] is >= '0' and <= '9'; position++)
        {
            ticks += (text[position] - '0') * unit;
            unit /= 10;
        }

        text = text.Slice(position);
        return position > 1;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return text[0] == 'Z';
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryReadNumber(text.Slice(1, 2), 23, out var hours)
            || !TryReadNumber(text.Slice(4, 2), 59, out minutes))
        {
            return false;
        }

        minutes = (text[0] == '-' ? -1 : 1) * ((hours * 60) + minutes);
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> digits, int maximum, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '9')
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return value <= maximum;
    }
}
