using System.Buffers;

namespace OpenRollout.Contexts;

/// <summary>
/// The form of the ids that the integration with ASP.NET Core creates for anonymous visitors: <c>visitor-</c> and 32 hexadecimal
/// digits. Anyone can create such an id, so its form tells it from the ids that an application vouches for, wherever the id is stored or passed on.
/// </summary>
internal static class VisitorId
{
    /// <summary>The beginning of each id.</summary>
    public const string Prefix = "visitor-";

    /// <summary>The number of hexadecimal digits.</summary>
    public const int Digits = 32;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>Returns whether a text is the id of a visitor.</summary>
    public static bool Is(ReadOnlySpan<char> text)
        => text.Length == Prefix.Length + Digits && text.StartsWith(Prefix, StringComparison.Ordinal) && IsHexadecimal(text[Prefix.Length..]);

    /// <summary>Returns whether a unit is or contains the id of a visitor. Allocates nothing.</summary>
    public static bool IsIn(ReadOnlySpan<char> unit)
    {
        for (var start = unit.IndexOf(Prefix, StringComparison.Ordinal); start >= 0; start = unit.IndexOf(Prefix, StringComparison.Ordinal))
        {
            unit = unit[(start + Prefix.Length)..];
            if (unit.Length >= Digits && IsHexadecimal(unit[..Digits]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Hexadecimal);
}
