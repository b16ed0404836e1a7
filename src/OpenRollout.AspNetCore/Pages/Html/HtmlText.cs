using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>
/// HTML that is written piece by piece. What stands in the source is markup, whatever is put in is text, and
/// encoded.
/// </summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Raw = "raw";

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

        /// <summary>Puts in text to be read: on one line, without invisible characters, and of bounded length.</summary>
        public void AppendFormatted(string? value) => Append(PlainText.Shorten(value ?? "", PlainText.MaximumMessage));

        /// <summary>Puts in text as it is where a form sends it back: <c>{key:raw}</c>.</summary>
        public void AppendFormatted(string? value, string format) => Append(format == Raw ? value ?? "" : throw new ArgumentException($"unknown format '{format}'", nameof(format)));

        public void AppendFormatted<T>(T value) => AppendFormatted(Convert.ToString(value, CultureInfo.InvariantCulture));

        private void Append(string text) => _text.Append(Encoder.Encode(text));
    }
}
