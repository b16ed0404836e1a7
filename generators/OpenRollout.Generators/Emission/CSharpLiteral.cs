using System.Globalization;
using System.Text;

namespace OpenRollout.Generators.Emission;

/// <summary>Writes values as C# literals, exactly and independent of the current culture.</summary>
internal static class CSharpLiteral
{
    public static string From(bool value) => value ? "true" : "false";

    public static string From(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string From(double value)
    {
        if (value == 0)
        {
            return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0d" : "0d";
        }

        // On .NET Framework, "R" sometimes gives too few digits; otherwise its result is the shorter one.
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var isExact = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && parsed == value;
        return (isExact ? text : value.ToString("G17", CultureInfo.InvariantCulture)) + "d";
    }

    public static string From(string value)
    {
        var literal = new StringBuilder(value.Length + 2).Append('"');
        for (var index = 0; index < value.Length; index++)
        {
            var character = value[index];
            if (char.IsHighSurrogate(character) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
            {
                literal.Append(character).Append(value[++index]);
            }
            else
            {
                Append(literal, character);
            }
        }

        return literal.Append('"').ToString();
    }

    private static void Append(StringBuilder literal, char character)
    {
        switch (character)
        {
            case '"' or '\\':
                literal.Append('\\').Append(character);
                break;
            case '\n':
                literal.Append("\\n");
                break;
            case '\r':
                literal.Append("\\r");
                break;
            case '\t':
                literal.Append("\\t");
                break;
            case >= ' ' and <= '~':
                literal.Append(character);
                break;
            case var _ when IsPlain(character):
                literal.Append(character);
                break;
            default:
                literal.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Returns whether a character is visible as it is: not a line break, a mark that changes the direction of text, or half of a surrogate pair.</summary>
    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || char.IsPunctuation(character) || char.IsSymbol(character);
}
