using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OpenRollout.AspNetCore;

/// <summary>
/// HTML that is written piece by piece. What stands in the source is markup, whatever is put in is text, and
/// encoded.
/// </summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    public HtmlText Write([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Writes a style, which is a constant of ours.</summary>
    public void WriteStyle(string css) => _text.Append("<style>").Append(css).Append("</style>");

    public override string ToString() => _text.ToString();

    /// <summary>Takes the pieces of an interpolated string; literals may have no holes but those of the source.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup
    {
        private readonly StringBuilder _text;

        public Markup(int literalLength, int formattedCount, HtmlText html) => _text = html._text;

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted(string? value) => _text.Append(Encoder.Encode(value ?? ""));

        public void AppendFormatted<T>(T value) => AppendFormatted(Convert.ToString(value, CultureInfo.InvariantCulture));
    }
}
