using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Uses;

/// <summary>The text of a view, in which the values of attributes are looked up in their order.</summary>
internal sealed class ViewText(SourceText text)
{
    private readonly string _text = text.ToString();
    private int _next;

    /// <summary>Returns the place of an attribute's value; null if the text does not have it. The next search begins after it.</summary>
    /// <param name="attribute">The name of the attribute; null if it is not known.</param>
    /// <param name="value">The value.</param>
    /// <param name="from">The position from which on to search.</param>
    public LinePositionSpan? FindValue(string? attribute, string value, LinePosition from)
    {
        if (value.Length == 0 || from.Line >= text.Lines.Count)
        {
            return null;
        }

        var start = Math.Max(_next, Math.Min(text.Lines[from.Line].Start + from.Character, _text.Length));
        if ((FindFrom(start, attribute, value) ?? (attribute is null ? null : FindFrom(start, null, value))) is not { } index)
        {
            return null;
        }

        _next = index + value.Length;
        return text.Lines.GetLinePositionSpan(new TextSpan(index, value.Length));
    }

    private int? FindFrom(int start, string? attribute, string value)
    {
        for (var index = _text.IndexOf(value, start, StringComparison.Ordinal); index >= 0; index = _text.IndexOf(value, index + 1, StringComparison.Ordinal))
        {
            var before = _text.Substring(0, index).TrimEnd();
            var after = index + value.Length;
            while (after < _text.Length && char.IsWhiteSpace(_text[after]))
            {
                after++;
            }

            if (before.Length == 0 || after == _text.Length || before[before.Length - 1] is not ('"' or '\'' or '=') || _text[after] is not ('"' or '\'' or '>' or '/') && after == index + value.Length)
            {
                continue;
            }

            if (attribute is null || before.TrimEnd('"', '\'', ' ').TrimEnd('=', ' ').EndsWith(attribute, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        return null;
    }
}
